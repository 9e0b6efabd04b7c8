// SPDX-License-Identifier: GPL-3.0-or-later
/// Canvases for screen readers: each item of a canvas is a child with a name, a place and an action.
#pragma once

namespace zabscope {

/// Lets Qt ask us for the accessible form of a canvas. Can be called again.
void offerCanvasesToScreenReaders();

}  // namespace zabscope
