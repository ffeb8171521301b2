#pragma once

#include "abi.h"

#include <ATen/core/Tensor.h>

namespace sy {

// Gives up the caller's reference as a counted handle; an undefined tensor becomes null.
sy_tensor* give(at::Tensor tensor) noexcept;

// A second reference on the tensor of a handle; throws on null.
at::Tensor take(const sy_tensor* handle);

c10::Device unpack_device(int64_t packed);

}  // namespace sy

// Facts about a tensor that the managed side reads in one call.
struct sy_tensor_facts {
    int32_t dtype;
    int32_t device_type;
    int32_t device_index;
    int32_t dimensions;
    int64_t elements;
    int32_t element_size;
    int32_t requires_grad;
    int32_t is_contiguous;
    int32_t is_leaf;
};

SY_API int32_t sy_tensor_from_memory(const void* data, int32_t dtype, const int64_t* sizes, int32_t dimensions,
                                     sy_tensor** result) noexcept;
SY_API int32_t sy_tensor_facts_of(const sy_tensor* tensor, sy_tensor_facts* facts) noexcept;
SY_API int32_t sy_tensor_sizes(const sy_tensor* tensor, int64_t* sizes, int32_t capacity) noexcept;
SY_API int32_t sy_tensor_strides(const sy_tensor* tensor, int64_t* strides, int32_t capacity) noexcept;
SY_API int32_t sy_tensor_data(const sy_tensor* tensor, void** data) noexcept;
SY_API int32_t sy_tensor_set_requires_grad(sy_tensor* tensor, int32_t required) noexcept;
// The gradient that backward passes have added up: a second reference on it, or null where there is none.
SY_API int32_t sy_tensor_grad(const sy_tensor* tensor, sy_tensor** result) noexcept;
SY_API int32_t sy_tensor_forget_grad(sy_tensor* tensor) noexcept;
SY_API int32_t sy_tensor_alias(const sy_tensor* tensor, sy_tensor** result) noexcept;
SY_API int32_t sy_tensor_free(sy_tensor* tensor) noexcept;
SY_API int64_t sy_tensor_live() noexcept;
