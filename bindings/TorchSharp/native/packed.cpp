#include "packed.h"

#include "error.h"
#include "tensor.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/jit_type.h>
#include <ATen/core/stack.h>

#include <string>

namespace {

constexpr const char* kPack = "mkldnn_prepacked::conv2d_prepack";
constexpr const char* kRun = "mkldnn_prepacked::conv2d_run";

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
        *result = new sy_packed{dispatcher.findSchemaOrThrow(kRun, ""), call(pack, std::move(stack))};
    });
}

int32_t sy_packed_run(const sy_packed* packed, const sy_tensor* input, sy_tensor** result) noexcept {
    return sy::guarded([&] {
        torch::jit::Stack stack;
        stack.emplace_back(sy::take(input));
        stack.push_back(packed->context);
        *result = sy::give(call(packed->run, std::move(stack)).toTensor());
    });
}

int32_t sy_packed_free(sy_packed* packed) noexcept {
    return sy::guarded([&] { delete packed; });
}
