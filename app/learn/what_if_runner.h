// SPDX-License-Identifier: GPL-3.0-or-later
/// Plays changed runs on a thread of its own.
#pragma once

#include <QObject>
#include <atomic>
#include <memory>
#include <thread>

#include "app/learn/what_if.h"

namespace zabscope::learn {

class WhatIfRunner : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~WhatIfRunner() override;
    /// One that is under way is given up.
    void begin(const WhatIfRun& run, const Alternative& alternative);
    void cancel();

Q_SIGNALS:
    void played(const std::shared_ptr<const zabscope::learn::WhatIf>& result);

private:
    std::thread m_thread;
    std::shared_ptr<std::atomic<bool>> m_stop;
    int m_begun = 0;
};

}  // namespace zabscope::learn
