// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads the settings of a scenario: what stands before its first statement.
#pragma once

#include <set>
#include <string_view>

#include "core/trace/scenario.h"
#include "core/trace/words.h"

namespace zabscope {

class SettingReader {
public:
    explicit SettingReader(Scenario& scenario) : m_scenario(scenario) {}

    /// Reads the setting that the line holds. False if it holds none; then nothing was taken. Throws Misread.
    bool read(Words& words, int line);
    /// Whether the line begins like a setting.
    static bool sees(const Words& words);
    /// Judges what only all settings together tell. Throws Misread.
    void finish() const;

private:
    struct Setting;

    Ensemble& ensemble() { return m_scenario.ensemble; }
    void readTitle(Words& words);
    void readServers(Words& words, bool observers);
    void readGroup(Words& words);
    void readWeight(Words& words);
    void readNetwork(Words& words);
    void readDisk(Words& words);
    void readLink(Words& words);
    Member& member(Words& words);

    Scenario& m_scenario;
    std::set<std::string_view> m_seen;
    bool m_weights = false;
    int m_line = 0;
};

}  // namespace zabscope
