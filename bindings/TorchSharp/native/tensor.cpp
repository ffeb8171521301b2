#include "tensor.h"

#include "error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <atomic>
#include <cstring>

namespace {

std::atomic<int64_t> live_handles{0};

using impl_pointer = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;

c10::TensorImpl* impl_of(const sy_tensor* handle) {
    return reinterpret_cast<c10::TensorImpl*>(const_cast<sy_tensor*>(handle));
}

void copy_out(at::IntArrayRef from, int64_t* to, int32_t capacity) {
    TORCH_CHECK(static_cast<size_t>(capacity) >= from.size(), "the buffer holds ", capacity, " numbers, ",
                from.size(), " are needed");
    std::copy(from.begin(), from.end(), to);
}

}  // namespace

namespace sy {

sy_tensor* give(at::Tensor tensor) noexcept {
    if (!tensor.defined()) {
        return nullptr;
    }
    live_handles.fetch_add(1, std::memory_order_relaxed);
    return reinterpret_cast<sy_tensor*>(tensor.unsafeReleaseTensorImpl());
}

at::Tensor take(const sy_tensor* handle) {
    TORCH_CHECK(handle != nullptr, "a tensor was expected, null was given");
    return at::Tensor(impl_pointer::reclaim_copy(impl_of(handle)));
}

c10::Device unpack_device(int64_t packed) {
    auto type = static_cast<int32_t>(packed & 0xffffffff);
    auto index = static_cast<int32_t>(packed >> 32);
    return c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

}  // namespace sy

int32_t sy_tensor_from_memory(const void* data, int32_t dtype, const int64_t* sizes, int32_t dimensions,
                              sy_tensor** result) noexcept {
    return sy::guarded([&] {
        at::IntArrayRef shape(sizes, static_cast<size_t>(dimensions));
        auto tensor = at::empty(shape, at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)));
        if (tensor.numel() > 0) {
            std::memcpy(tensor.data_ptr(), data, tensor.nbytes());
        }
        *result = sy::give(std::move(tensor));
    });
}

int32_t sy_tensor_facts_of(const sy_tensor* tensor, sy_tensor_facts* facts) noexcept {
    return sy::guarded([&] {
        auto value = sy::take(tensor);
        facts->dtype = static_cast<int32_t>(value.scalar_type());
        facts->device_type = static_cast<int32_t>(value.device().type());
        facts->device_index = static_cast<int32_t>(value.device().index());
        facts->dimensions = static_cast<int32_t>(value.dim());
        facts->elements = value.numel();
        facts->element_size = static_cast<int32_t>(value.element_size());
        facts->requires_grad = value.requires_grad() ? 1 : 0;
        facts->is_contiguous = value.is_contiguous() ? 1 : 0;
        facts->is_leaf = value.is_leaf() ? 1 : 0;
    });
}

int32_t sy_tensor_sizes(const sy_tensor* tensor, int64_t* sizes, int32_t capacity) noexcept {
    return sy::guarded([&] { copy_out(sy::take(tensor).sizes(), sizes, capacity); });
}

int32_t sy_tensor_strides(const sy_tensor* tensor, int64_t* strides, int32_t capacity) noexcept {
    return sy::guarded([&] { copy_out(sy::take(tensor).strides(), strides, capacity); });
}

int32_t sy_tensor_data(const sy_tensor* tensor, void** data) noexcept {
    return sy::guarded([&] { *data = sy::take(tensor).data_ptr(); });
}

int32_t sy_tensor_set_requires_grad(sy_tensor* tensor, int32_t required) noexcept {
    return sy::guarded([&] { sy::take(tensor).set_requires_grad(required != 0); });
}

int32_t sy_tensor_grad(const sy_tensor* tensor, sy_tensor** result) noexcept {
    return sy::guarded([&] { *result = sy::give(sy::take(tensor).grad()); });
}

int32_t sy_tensor_forget_grad(sy_tensor* tensor) noexcept {
    return sy::guarded([&] { sy::take(tensor).mutable_grad().reset(); });
}

int32_t sy_tensor_alias(const sy_tensor* tensor, sy_tensor** result) noexcept {
    return sy::guarded([&] { *result = sy::give(sy::take(tensor)); });
}

int32_t sy_tensor_free(sy_tensor* tensor) noexcept {
    return sy::guarded([&] {
        if (tensor == nullptr) {
            return;
        }
        live_handles.fetch_sub(1, std::memory_order_relaxed);
        impl_pointer::reclaim(impl_of(tensor));
    });
}

int64_t sy_tensor_live() noexcept { return live_handles.load(std::memory_order_relaxed); }
