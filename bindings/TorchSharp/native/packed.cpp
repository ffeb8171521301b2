#include "packed.h"

#include "error.h"
#include "tensor.h"

#include <ATen/ATen.h>
#include <ATen/Context.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/jit_type.h>
#include <ATen/core/stack.h>
#include <torch/version.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr const char* kPack = "mkldnn_prepacked::conv2d_prepack";
constexpr const char* kRun = "mkldnn_prepacked::conv2d_run";
constexpr const char* kQuantizedPack = "quantized::conv2d_prepack";
constexpr const char* kQuantizedRun = "quantized::conv2d";
constexpr const char* kQuantizedRunRelu = "quantized::conv2d_relu";

// The libraries that multiply 8-bit numbers with the instructions for it, the best first; NoQEngine if there is none.
at::QEngine quantized_engine() {
    const auto& supported = at::globalContext().supportedQEngines();
#if TORCH_VERSION_MAJOR >= 2
    const auto wanted = {at::QEngine::X86, at::QEngine::ONEDNN, at::QEngine::FBGEMM};
#else
    const auto wanted = {at::QEngine::ONEDNN, at::QEngine::FBGEMM};
#endif
    for (const auto engine : wanted) {
        if (std::find(supported.begin(), supported.end(), engine) != supported.end()) {
            return engine;
        }
    }
    return at::QEngine::NoQEngine;
}

// 8 bits with a sign, from -127 to 127 on each output channel's own scale.
at::Tensor quantize_weight(const at::Tensor& weight) {
    constexpr double kGreatest = 127;
    constexpr double kLeastScale = 1e-12;  // a channel of zeros
    const auto greatest = weight.flatten(1).abs().amax(1).to(at::kDouble);
    const auto scales = (greatest / kGreatest).clamp_min(kLeastScale);
    return at::quantize_per_channel(weight, scales, at::zeros_like(scales, at::kLong), 0, at::kQInt8);
}

c10::IValue call(const c10::OperatorHandle& op, torch::jit::Stack stack) {
    op.callBoxed(&stack);
    TORCH_CHECK(stack.size() == 1, op.schema().name(), " gave ", stack.size(), " results");
    return std::move(stack.front());
}

c10::IValue pair(const int64_t* values) { return c10::IValue(c10::List<int64_t>({values[0], values[1]})); }

}  // namespace

struct sy_packed {
    c10::OperatorHandle run;
    // LibTorch's own object, of a class that its headers do not show.
    c10::IValue context;
    // The arguments behind it.
    std::vector<c10::IValue> rest;
};

int32_t sy_packed_available() noexcept {
    auto& dispatcher = c10::Dispatcher::singleton();
    return dispatcher.findSchema({kPack, ""}).has_value() && dispatcher.findSchema({kRun, ""}).has_value() ? 1 : 0;
}

int32_t sy_packed_convolution(const sy_tensor* weight, const sy_tensor* bias, const sy_packed_shape* shape,
                              sy_packed** result) noexcept {
    return sy::guarded([&] {
        auto& dispatcher = c10::Dispatcher::singleton();
        auto pack = dispatcher.findSchemaOrThrow(kPack, "");
        torch::jit::Stack stack;
        stack.emplace_back(sy::take(weight));
        stack.push_back(bias == nullptr ? c10::IValue() : c10::IValue(sy::take(bias)));
        stack.push_back(pair(shape->stride));
        stack.push_back(pair(shape->padding));
        stack.push_back(pair(shape->dilation));
        stack.emplace_back(shape->groups);
        stack.emplace_back(
            c10::List<int64_t>({shape->input[0], shape->input[1], shape->input[2], shape->input[3]}));
        stack.emplace_back(std::string(shape->relu != 0 ? "relu" : "none"));
        *result = new sy_packed{dispatcher.findSchemaOrThrow(kRun, ""), call(pack, std::move(stack)), {}};
    });
}

int32_t sy_packed_quantized_available() noexcept {
    return quantized_engine() == at::QEngine::NoQEngine ? 0 : 1;
}

int32_t sy_packed_quantized(const sy_tensor* weight, const sy_tensor* bias, const sy_packed_shape* shape, double scale,
                            int64_t zero_point, sy_packed** result) noexcept {
    return sy::guarded([&] {
        at::globalContext().setQEngine(quantized_engine());
        auto& dispatcher = c10::Dispatcher::singleton();
        torch::jit::Stack stack;
        stack.emplace_back(quantize_weight(sy::take(weight)));
        stack.push_back(bias == nullptr ? c10::IValue() : c10::IValue(sy::take(bias)));
        stack.push_back(pair(shape->stride));
        stack.push_back(pair(shape->padding));
        stack.push_back(pair(shape->dilation));
        stack.emplace_back(shape->groups);
        *result = new sy_packed{
            dispatcher.findSchemaOrThrow(shape->relu != 0 ? kQuantizedRunRelu : kQuantizedRun, "new"),
            call(dispatcher.findSchemaOrThrow(kQuantizedPack, ""), std::move(stack)),
            {scale, zero_point}};
    });
}

int32_t sy_packed_run(const sy_packed* packed, const sy_tensor* input, sy_tensor** result) noexcept {
    return sy::guarded([&] {
        torch::jit::Stack stack;
        stack.emplace_back(sy::take(input));
        stack.push_back(packed->context);
        stack.insert(stack.end(), packed->rest.begin(), packed->rest.end());
        *result = sy::give(call(packed->run, std::move(stack)).toTensor());
    });
}

int32_t sy_packed_free(sy_packed* packed) noexcept {
    return sy::guarded([&] { delete packed; });
}
