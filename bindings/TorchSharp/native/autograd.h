#pragma once

#include "abi.h"

// d outputs / d inputs; grad_outputs may be null (ones), its items may be null. A missing gradient (allow_unused) is
// null in the results, which has input_count places.
SY_API int32_t sy_autograd_grad(sy_tensor* const* outputs, int32_t output_count, sy_tensor* const* inputs,
                                int32_t input_count, sy_tensor* const* grad_outputs, int32_t retain_graph,
                                int32_t create_graph, int32_t allow_unused, sy_tensor** results) noexcept;
SY_API int32_t sy_grad_mode_get() noexcept;
SY_API int32_t sy_grad_mode_set(int32_t enabled) noexcept;
SY_API int32_t sy_inference_mode_enter(int32_t enabled, void** guard) noexcept;
SY_API int32_t sy_inference_mode_leave(void* guard) noexcept;
SY_API int32_t sy_inference_mode_get() noexcept;
