#include "script.h"

#include "error.h"
#include "operator.h"
#include "tensor.h"

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/csrc/jit/serialization/import.h>

#include <utility>
#include <vector>

struct sy_script {
    torch::jit::Module module;
};

int32_t sy_script_load(const char* file, int64_t device, sy_script** result) noexcept {
    return sy::guarded([&] { *result = new sy_script{torch::jit::load(file, sy::unpack_device(device))}; });
}

int32_t sy_script_call(sy_script* module, const char* method, const sy_value* arguments, int32_t count,
                       sy_value* results, int32_t capacity, int32_t* written) noexcept {
    return sy::guarded([&] {
        auto found = module->module.find_method(method);
        TORCH_CHECK(found.has_value(), "the TorchScript module has no method '", method, "'");
        std::vector<c10::IValue> stack;
        stack.reserve(static_cast<size_t>(count));
        for (int32_t i = 0; i < count; ++i) {
            stack.push_back(sy::to_ivalue(arguments[i]));
        }
        const torch::jit::GraphOptimizerEnabledGuard plain(false);
        auto output = (*found)(std::move(stack));
        sy::write_results(&output, 1, results, capacity, written);
    });
}

int32_t sy_script_parameter_count(sy_script* module, int32_t* count) noexcept {
    return sy::guarded([&] { *count = static_cast<int32_t>(module->module.parameters().size()); });
}

int32_t sy_script_parameters(sy_script* module, sy_value* results, int32_t capacity, int32_t* written) noexcept {
    return sy::guarded([&] {
        std::vector<c10::IValue> values;
        for (const at::Tensor& parameter : module->module.parameters()) {
            values.emplace_back(parameter);
        }
        sy::write_results(values.data(), values.size(), results, capacity, written);
    });
}

int32_t sy_script_train(sy_script* module, int32_t on) noexcept {
    return sy::guarded([&] { module->module.train(on != 0); });
}

int32_t sy_script_to_device(sy_script* module, int64_t device) noexcept {
    return sy::guarded([&] { module->module.to(sy::unpack_device(device)); });
}

int32_t sy_script_to_dtype(sy_script* module, int32_t dtype) noexcept {
    return sy::guarded([&] { module->module.to(static_cast<at::ScalarType>(dtype)); });
}

int32_t sy_script_free(sy_script* module) noexcept {
    return sy::guarded([&] { delete module; });
}
