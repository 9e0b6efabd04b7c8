// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/what_if_runner.h"

#include <QMetaObject>

namespace zabscope::learn {

WhatIfRunner::~WhatIfRunner() { cancel(); }

void WhatIfRunner::cancel() {
    if (m_stop) m_stop->store(true);
    if (m_thread.joinable()) m_thread.join();
    ++m_begun;  // what it still posts is not wanted any more
}

void WhatIfRunner::begin(const WhatIfRun& run, const Alternative& alternative) {
    cancel();
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_thread = std::thread([this, run, alternative, stop = m_stop, begun = m_begun] {
        auto result = playWhatIf(run, alternative, stop.get());
        if (!result) return;
        auto shared = std::make_shared<const WhatIf>(std::move(*result));
        QMetaObject::invokeMethod(
            this,
            [this, begun, shared] {
                if (begun == m_begun) Q_EMIT played(shared);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace zabscope::learn
