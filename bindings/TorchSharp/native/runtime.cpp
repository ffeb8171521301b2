#include "runtime.h"

#include "error.h"
#include "tensor.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include <algorithm>
#include <cstring>
#include <string>

const char* sy_torch_version() noexcept { return TORCH_VERSION; }

int32_t sy_threads_get() noexcept { return at::get_num_threads(); }

int32_t sy_threads_set(int32_t threads) noexcept {
    return sy::guarded([&] { at::set_num_threads(threads); });
}

int32_t sy_threads_interop_get() noexcept { return at::get_num_interop_threads(); }

int32_t sy_threads_interop_set(int32_t threads) noexcept {
    return sy::guarded([&] { at::set_num_interop_threads(threads); });
}

int32_t sy_manual_seed(int64_t seed) noexcept {
    return sy::guarded([&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

int32_t sy_cuda_count() noexcept {
    int32_t count = 0;
    const auto status = sy::guarded([&] {
        if (torch::cuda::is_available()) {
            count = static_cast<int32_t>(torch::cuda::device_count());
        }
    });
    return status == sy::ok ? count : 0;
}

int32_t sy_cuda_synchronize(int64_t device) noexcept {
    return sy::guarded([&] { torch::cuda::synchronize(device); });
}

int32_t sy_cudnn_tf32_get() noexcept { return at::globalContext().allowTF32CuDNN() ? 1 : 0; }

int32_t sy_cudnn_tf32_set(int32_t allowed) noexcept {
    return sy::guarded([&] { at::globalContext().setAllowTF32CuDNN(allowed != 0); });
}

int32_t sy_describe(int32_t which, char* text, int32_t capacity, int32_t* length) noexcept {
    return sy::guarded([&] {
        const std::string description = which == 0 ? at::show_config() : at::get_parallel_info();
        const auto copied = std::min(static_cast<size_t>(capacity), description.size());
        std::memcpy(text, description.data(), copied);
        *length = static_cast<int32_t>(description.size());
    });
}
