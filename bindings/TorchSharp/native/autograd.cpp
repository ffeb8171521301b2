#include "autograd.h"

#include "error.h"
#include "tensor.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <vector>

namespace {

std::vector<at::Tensor> tensors_of(sy_tensor* const* handles, int32_t count) {
    std::vector<at::Tensor> tensors;
    tensors.reserve(static_cast<size_t>(count));
    for (int32_t i = 0; i < count; ++i) {
        tensors.push_back(handles[i] == nullptr ? at::Tensor() : sy::take(handles[i]));
    }
    return tensors;
}

}  // namespace

int32_t sy_autograd_grad(sy_tensor* const* outputs, int32_t output_count, sy_tensor* const* inputs,
                         int32_t input_count, sy_tensor* const* grad_outputs, int32_t retain_graph,
                         int32_t create_graph, int32_t allow_unused, sy_tensor** results) noexcept {
    return sy::guarded([&] {
        std::vector<at::Tensor> given;
        if (grad_outputs != nullptr) {
            given = tensors_of(grad_outputs, output_count);
        }
        auto grads = torch::autograd::grad(tensors_of(outputs, output_count), tensors_of(inputs, input_count), given,
                                           retain_graph != 0, create_graph != 0, allow_unused != 0);
        for (size_t i = 0; i < grads.size(); ++i) {
            results[i] = sy::give(std::move(grads[i]));
        }
    });
}

int32_t sy_grad_mode_get() noexcept { return c10::GradMode::is_enabled() ? 1 : 0; }

int32_t sy_grad_mode_set(int32_t enabled) noexcept {
    return sy::guarded([&] { c10::GradMode::set_enabled(enabled != 0); });
}

int32_t sy_inference_mode_enter(int32_t enabled, void** guard) noexcept {
    return sy::guarded([&] { *guard = new c10::InferenceMode(enabled != 0); });
}

int32_t sy_inference_mode_leave(void* guard) noexcept {
    return sy::guarded([&] { delete static_cast<c10::InferenceMode*>(guard); });
}

int32_t sy_inference_mode_get() noexcept { return c10::InferenceMode::is_enabled() ? 1 : 0; }
