#pragma once

#include "abi.h"

// A convolution whose weight oneDNN has laid out for itself, with a ReLU behind it if wanted.
struct sy_packed;

struct sy_packed_shape {
    int64_t stride[2];
    int64_t padding[2];
    int64_t dilation[2];
    int64_t groups;
    // The input that the layout is chosen for; others work, too.
    int64_t input[4];
    int32_t relu;
};

// 1 when this LibTorch has packed convolutions.
SY_API int32_t sy_packed_available() noexcept;
SY_API int32_t sy_packed_convolution(const sy_tensor* weight, const sy_tensor* bias, const sy_packed_shape* shape,
                                     sy_packed** result) noexcept;
SY_API int32_t sy_packed_run(const sy_packed* packed, const sy_tensor* input, sy_tensor** result) noexcept;
SY_API int32_t sy_packed_free(sy_packed* packed) noexcept;
