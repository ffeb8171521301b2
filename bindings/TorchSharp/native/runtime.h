#pragma once

#include "abi.h"

SY_API const char* sy_torch_version() noexcept;
SY_API int32_t sy_threads_get() noexcept;
SY_API int32_t sy_threads_set(int32_t threads) noexcept;
SY_API int32_t sy_threads_interop_get() noexcept;
SY_API int32_t sy_threads_interop_set(int32_t threads) noexcept;
SY_API int32_t sy_manual_seed(int64_t seed) noexcept;
SY_API int32_t sy_cuda_count() noexcept;
SY_API int32_t sy_cuda_synchronize(int64_t device) noexcept;

// Whether convolutions on CUDA may round their factors to TF32's 10 bits.
SY_API int32_t sy_cudnn_tf32_get() noexcept;
SY_API int32_t sy_cudnn_tf32_set(int32_t allowed) noexcept;

// Texts about the build: which one is 0 for the configuration, 1 for threads. Writes at most capacity bytes without
// a final zero and tells how many there are.
SY_API int32_t sy_describe(int32_t which, char* text, int32_t capacity, int32_t* length) noexcept;
