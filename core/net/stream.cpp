// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/stream.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <system_error>
#include <utility>

namespace zabscope {

namespace {

/// Bytes that may wait for company before they are sent.
constexpr std::size_t sendAbove = 64u << 10;
constexpr std::size_t readAtOnce = 64u << 10;

}  // namespace

Stream::Stream(ConnectionId connection, NodeId from, NodeId to, Socket& writer, Socket& reader,
               std::chrono::milliseconds patience)
    : m_connection(connection), m_from(from), m_to(to), m_writer(writer), m_reader(reader), m_patience(patience) {}

void Stream::greet(const std::string& secret) {
    assert(m_unsent.empty() && m_underway.empty());
    wire::Envelope envelope;
    envelope.mutable_greeting()->set_secret(secret);
    envelope.mutable_greeting()->set_connection(static_cast<std::uint64_t>(m_connection));
    appendFrame(envelope, m_unsent);
    send();
}

void Stream::greeted(FrameDecoder decoder) {
    m_decoder = std::move(decoder);
    m_decoder.allow(largestFrame);
    sort({});  // messages may have come together with the greeting
}

void Stream::put(EventId event, std::string bytes) {
    assert(!m_finished);
    wire::Envelope envelope;
    envelope.mutable_parcel()->set_event(event);
    envelope.mutable_parcel()->set_body(std::move(bytes));
    try {
        appendFrame(envelope, m_unsent);
    } catch (const FrameError& error) {
        throw trouble(std::string(error.what()) + "; write less at once");
    }
    m_underway.push_back(event);
    if (m_unsent.size() - m_written > sendAbove) send();
}

std::string Stream::take(EventId event) {
    auto message = arrived(event);
    if (message) return *std::move(message);
    assert(underway(event));
    std::optional<Deadline> deadline;
    for (;;) {
        send();
        if (receive()) {
            message = arrived(event);
            if (message) return *std::move(message);
        } else if (m_ended) {
            throw trouble("it ended before message " + std::to_string(event) + " came");
        } else {
            waitUntilReady(deadline, "message " + std::to_string(event));
        }
    }
}

void Stream::finish() {
    assert(!m_finished);
    std::optional<Deadline> deadline;
    for (;;) {
        send();
        if (m_unsent.empty()) break;
        if (receive()) continue;
        if (m_ended) throw trouble("it ended before all was sent");
        waitUntilReady(deadline, "room to send");
    }
    try {
        m_writer.finish();
    } catch (const std::system_error& error) {
        throw trouble("it broke (" + error.code().message() + ")");
    }
    m_finished = true;
}

void Stream::awaitEnd() {
    assert(m_finished);
    std::optional<Deadline> deadline;
    while (!m_ended)
        if (!receive() && !m_ended) waitUntilReady(deadline, "its end");
    if (m_decoder.left() > 0) throw trouble("it ended in the middle of a frame");
    if (!m_underway.empty()) throw trouble("it ended before message " + std::to_string(m_underway.front()) + " came");
}

/// Gives the system as much as it takes now.
void Stream::send() {
    if (m_unsent.empty() || !m_writer.isOpen()) return;
    try {
        while (m_written < m_unsent.size()) {
            const std::size_t taken = m_writer.write(std::string_view(m_unsent).substr(m_written));
            if (taken == 0) return;
            m_written += taken;
        }
    } catch (const std::system_error& error) {
        throw trouble("it broke (" + error.code().message() + ")");
    }
    m_unsent.clear();
    m_written = 0;
}

/// Reads what is here, once. False if there was nothing or the stream has ended.
bool Stream::receive() {
    if (m_ended) return false;
    std::array<char, readAtOnce> bytes;
    try {
        const auto count = m_reader.read(bytes);
        if (!count) return false;
        m_ended = *count == 0;
        sort({bytes.data(), *count});
        return !m_ended;
    } catch (const std::system_error& error) {
        throw trouble("it broke (" + error.code().message() + ")");
    }
}

/// Cuts the bytes into messages, each of which must be the next that was sent.
void Stream::sort(std::string_view bytes) {
    m_decoder.feed(bytes);
    wire::Envelope envelope;
    try {
        while (m_decoder.next(envelope)) {
            if (!envelope.has_parcel()) throw FrameError("a second greeting came");
            auto& parcel = *envelope.mutable_parcel();
            if (m_underway.empty() || parcel.event() != m_underway.front())
                throw FrameError("message " + std::to_string(parcel.event()) + " came, which was not the next one sent");
            m_underway.pop_front();
            m_arrived.push_back({parcel.event(), std::move(*parcel.mutable_body())});
        }
    } catch (const FrameError& error) {
        throw trouble(error.what());
    }
}

std::optional<std::string> Stream::arrived(EventId event) {
    const auto found = std::ranges::find(m_arrived, event, &Message::event);
    if (found == m_arrived.end()) return std::nullopt;
    std::string bytes = std::move(found->bytes);
    m_arrived.erase(found);
    return bytes;
}

bool Stream::underway(EventId event) const { return std::ranges::find(m_underway, event) != m_underway.end(); }

/// Until there is something to read, or room for what is unsent. The deadline starts with the first wait of a call.
void Stream::waitUntilReady(std::optional<Deadline>& deadline, const std::string& aim) {
    if (!deadline) deadline = std::chrono::steady_clock::now() + m_patience;
    std::array<pollfd, 2> ends{};
    ends[0] = {.fd = m_reader.descriptor(), .events = POLLIN, .revents = 0};
    // A negative descriptor is passed over.
    ends[1] = {.fd = m_unsent.empty() ? -1 : m_writer.descriptor(), .events = POLLOUT, .revents = 0};
    if (!waitForAny(ends, *deadline))
        throw trouble("waited in vain for " + aim + " for " + std::to_string(m_patience.count()) + " ms");
}

TransportError Stream::trouble(const std::string& what) const {
    return TransportError("connection " + connectionName(m_connection) + ", from " + nodeName(m_from) + " to " +
                          nodeName(m_to) + ": " + what +
                          "; nothing else may touch connections of 127.0.0.1, try again or use --transport memory");
}

}  // namespace zabscope
