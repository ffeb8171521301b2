#include "operator.h"

#include "error.h"
#include "tensor.h"

#include <ATen/ATen.h>
#include <ATen/ScalarOps.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/jit_type.h>

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// Old LibTorch has an optional of its own, new LibTorch has std's: both are named through what returns them.
using optional_value = std::decay_t<decltype(std::declval<const c10::Argument&>().default_value())>;
using optional_tensor = decltype(std::declval<c10::IValue>().toOptional<at::Tensor>());

struct sy_operator {
    c10::OperatorHandle handle;
    std::vector<optional_value> defaults;
};

namespace {

template <typename T>
c10::IValue list_of(const sy_value& value) {
    c10::List<T> list;
    list.reserve(static_cast<size_t>(value.length));
    const auto* items = static_cast<const T*>(value.pointer);
    for (int32_t i = 0; i < value.length; ++i) {
        list.push_back(items[i]);
    }
    return c10::IValue(std::move(list));
}

c10::IValue bool_list_of(const sy_value& value) {
    c10::List<bool> list;
    const auto* items = static_cast<const int64_t*>(value.pointer);
    for (int32_t i = 0; i < value.length; ++i) {
        list.push_back(items[i] != 0);
    }
    return c10::IValue(std::move(list));
}

c10::IValue tensor_list_of(const sy_value& value) {
    c10::List<at::Tensor> list;
    list.reserve(static_cast<size_t>(value.length));
    const auto* items = static_cast<sy_tensor* const*>(value.pointer);
    for (int32_t i = 0; i < value.length; ++i) {
        list.push_back(sy::take(items[i]));
    }
    return c10::IValue(std::move(list));
}

c10::IValue optional_tensor_list_of(const sy_value& value) {
    c10::List<optional_tensor> list;
    list.reserve(static_cast<size_t>(value.length));
    const auto* items = static_cast<sy_tensor* const*>(value.pointer);
    for (int32_t i = 0; i < value.length; ++i) {
        if (items[i] == nullptr) {
            list.push_back(optional_tensor());
        } else {
            list.push_back(optional_tensor(sy::take(items[i])));
        }
    }
    return c10::IValue(std::move(list));
}

at::ScalarType type_of_first_tensor(const sy_value* arguments, int32_t count) {
    for (int32_t i = 0; i < count; ++i) {
        if (arguments[i].tag == SY_TENSOR) {
            return sy::take(arguments[i].tensor).scalar_type();
        }
    }
    return at::ScalarType::Undefined;
}

// What add.Scalar and its like do inside, save for one thing: beside a float or double tensor the number is written in
// that type at once. It is rounded there anyway, and the conversion inside the operator costs more than the operator.
// When half and bfloat16 kernels round the number differs among versions: they get it as it is.
at::Tensor operand_of(const sy_value& value, at::ScalarType beside) {
    const bool real = value.tag == SY_REAL_OPERAND;
    at::Tensor number;
    if (beside == at::kFloat) {
        number = at::empty({}, at::kFloat);
        *number.data_ptr<float>() = real ? static_cast<float>(value.real) : static_cast<float>(value.integer);
    } else if (beside == at::kDouble) {
        number = at::empty({}, at::kDouble);
        *number.data_ptr<double>() = real ? value.real : static_cast<double>(value.integer);
    } else if (real) {
        number = c10::scalar_to_tensor(value.real);
    } else if (value.tag == SY_TRUTH_OPERAND) {
        number = c10::scalar_to_tensor(value.integer != 0);
    } else {
        number = c10::scalar_to_tensor(value.integer);
    }
    number.unsafeGetTensorImpl()->set_wrapped_number(true);
    return number;
}

bool is_operand(const sy_value& value) {
    return value.tag == SY_WHOLE_OPERAND || value.tag == SY_REAL_OPERAND || value.tag == SY_TRUTH_OPERAND;
}

class result_writer {
public:
    result_writer(sy_value* results, int32_t capacity) : results_(results), capacity_(capacity) {}

    void write(const c10::IValue& value) {
        if (value.isTensor()) {
            // The slot is asked for first: a handle is only made when there is a place for it.
            auto& slot = next();
            slot.tensor = sy::give(value.toTensor());
            slot.tag = slot.tensor == nullptr ? SY_NONE : SY_TENSOR;
        } else if (value.isInt()) {
            auto& slot = next();
            slot.tag = SY_INT;
            slot.integer = value.toInt();
        } else if (value.isDouble()) {
            auto& slot = next();
            slot.tag = SY_DOUBLE;
            slot.real = value.toDouble();
        } else if (value.isBool()) {
            auto& slot = next();
            slot.tag = SY_BOOL;
            slot.integer = value.toBool() ? 1 : 0;
        } else if (value.isNone()) {
            next();
        } else if (value.isTuple()) {
            for (const auto& item : value.toTupleRef().elements()) {
                write(item);
            }
        } else if (value.isList()) {
            for (const c10::IValue& item : value.toListRef()) {
                write(item);
            }
        } else {
            TORCH_CHECK(false, "a result of kind ", value.tagKind(), " cannot be handed over");
        }
    }

    int32_t written() const { return written_; }

    void undo() noexcept {
        for (int32_t i = 0; i < written_; ++i) {
            if (results_[i].tag == SY_TENSOR) {
                sy_tensor_free(results_[i].tensor);
            }
        }
        written_ = 0;
    }

private:
    sy_value& next() {
        TORCH_CHECK(written_ < capacity_, "more than the ", capacity_, " results that there is room for");
        auto& slot = results_[written_++];
        slot = sy_value{};
        slot.tag = SY_NONE;
        return slot;
    }

    sy_value* results_;
    int32_t capacity_;
    int32_t written_ = 0;
};

}  // namespace

namespace sy {

c10::IValue to_ivalue(const sy_value& value) {
    switch (value.tag) {
        case SY_NONE:
            return c10::IValue();
        case SY_TENSOR:
            return c10::IValue(take(value.tensor));
        case SY_INT:
            return c10::IValue(value.integer);
        case SY_DOUBLE:
            return c10::IValue(value.real);
        case SY_BOOL:
            return c10::IValue(value.integer != 0);
        case SY_INT_LIST:
            return list_of<int64_t>(value);
        case SY_DOUBLE_LIST:
            return list_of<double>(value);
        case SY_BOOL_LIST:
            return bool_list_of(value);
        case SY_TENSOR_LIST:
            return tensor_list_of(value);
        case SY_OPTIONAL_TENSOR_LIST:
            return optional_tensor_list_of(value);
        case SY_DEVICE:
            return c10::IValue(unpack_device(value.integer));
        case SY_STRING:
            return c10::IValue(std::string(static_cast<const char*>(value.pointer), static_cast<size_t>(value.length)));
        default:
            TORCH_CHECK(false, "an argument with the unknown tag ", value.tag);
    }
}

void write_results(const c10::IValue* values, size_t count, sy_value* results, int32_t capacity, int32_t* written) {
    result_writer writer(results, capacity);
    try {
        for (size_t i = 0; i < count; ++i) {
            writer.write(values[i]);
        }
    } catch (...) {
        writer.undo();
        throw;
    }
    *written = writer.written();
}

}  // namespace sy

int32_t sy_operator_find(const char* name, const char* overload, sy_operator** result) noexcept {
    return sy::guarded([&] {
        auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
        std::vector<optional_value> defaults;
        for (const auto& argument : handle.schema().arguments()) {
            defaults.emplace_back(argument.default_value());
        }
        *result = new sy_operator{handle, std::move(defaults)};
    });
}

int32_t sy_operator_call(const sy_operator* op, const sy_value* arguments, int32_t count, sy_value* results,
                         int32_t capacity, int32_t* written) noexcept {
    return sy::guarded([&] {
        const auto wanted = op->defaults.size();
        const auto given = static_cast<size_t>(count);
        TORCH_CHECK(given <= wanted, op->handle.schema().name(), " takes ", wanted, " arguments, ", given,
                    " were given");
        torch::jit::Stack stack;
        stack.reserve(wanted);
        for (size_t i = 0; i < wanted; ++i) {
            if (i < given && is_operand(arguments[i])) {
                stack.emplace_back(operand_of(arguments[i], type_of_first_tensor(arguments, count)));
            } else if (i < given && arguments[i].tag != SY_DEFAULT) {
                stack.push_back(sy::to_ivalue(arguments[i]));
            } else {
                TORCH_CHECK(op->defaults[i].has_value(), op->handle.schema().name(), " needs its argument ",
                            op->handle.schema().arguments()[i].name());
                stack.push_back(*op->defaults[i]);
            }
        }
        op->handle.callBoxed(&stack);
        if (capacity == 0) {
            *written = 0;
        } else {
            sy::write_results(stack.data(), stack.size(), results, capacity, written);
        }
    });
}
