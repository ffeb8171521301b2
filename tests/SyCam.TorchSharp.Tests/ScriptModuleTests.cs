using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.TorchSharp.Tests;

/// <summary>cases/two_methods.pt: a 2x2 convolution with weights 0..3 and 4..7, and the mean over space.</summary>
public sealed class ScriptModuleTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    private readonly jit.ScriptModule _module =
        jit.load(Path.Combine(AppContext.BaseDirectory, "cases", "two_methods.pt"));

    public void Dispose()
    {
        _module.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void Named_methods_and_forward_are_called()
    {
        _module.eval();
        var image = tensor([1f, 1, 1, 1, 1, 2], 1, 1, 2, 3);
        // Windows [1 1; 1 1] and [1 1; 1 2]: 0+1+2+3 = 6, 6 + 3 = 9; 4+5+6+7 = 22, 22 + 7 = 29.
        var features = (Tensor)_module.invoke("features", image);
        Assert.Equal([1, 2, 1, 2], features.shape);
        Assert.Equal([6f, 9, 22, 29], features.data<float>().ToArray());
        Assert.Equal([7.5f, 25.5f], ((Tensor)_module.invoke("head", features)).data<float>().ToArray());
        Assert.Equal([7.5f, 25.5f], ((Tensor)_module.call(image)).data<float>().ToArray());
    }

    [Fact]
    public void A_tuple_comes_as_an_array()
    {
        var both = (Tensor[])_module.invoke("both", ones(1, 1, 2, 2), 0.5);
        Assert.Equal([6f, 22], both[0].data<float>().ToArray());
        Assert.Equal([3f, 11], both[1].data<float>().ToArray());
    }

    [Fact]
    public void Gradients_go_through_the_head()
    {
        var features = tensor([1f, 2, 3, 4], 1, 2, 1, 2).requires_grad_();
        var score = ((Tensor)_module.invoke("head", features))[0, 1];
        Assert.Equal([0f, 0, 0.5f, 0.5f], autograd.grad([score], [features])[0].data<float>().ToArray());
    }

    [Fact]
    public void Parameters_are_converted()
    {
        _module.to(float64);
        var features = (Tensor)_module.invoke("features", ones([1, 1, 2, 2], float64));
        Assert.Equal([6.0, 22], features.data<double>().ToArray());
    }

    [Fact]
    public void Parameters_are_the_modules_own()
    {
        var weight = Assert.Single(_module.parameters());
        Assert.Equal([2, 1, 2, 2], weight.shape);
        Assert.Equal([0f, 1, 2, 3, 4, 5, 6, 7], weight.data<float>().ToArray());
        weight.requires_grad_(false);
        Assert.False(Assert.Single(_module.parameters()).requires_grad);
        Assert.False(((Tensor)_module.invoke("features", ones(1, 1, 2, 2))).requires_grad);
    }

    // The optimizing executor watches the first calls and changes the code after them.
    [Fact]
    public void The_fourth_call_gives_the_numbers_of_the_first()
    {
        var image = rand(2, 1, 9, 9);
        var first = ((Tensor)_module.invoke("features", image)).data<float>().ToArray();
        for (var i = 0; i < 3; i++)
            Assert.Equal(first, ((Tensor)_module.invoke("features", image)).data<float>().ToArray());
    }

    [Fact]
    public void An_unknown_method_is_named()
    {
        var error = Assert.Throws<ExternalException>(() => _module.invoke("tail", ones(1)));
        Assert.Contains("'tail'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_module_is_refused() =>
        Assert.Throws<ExternalException>(
            () => jit.load(Path.Combine(AppContext.BaseDirectory, "cases", "goldens.json")));
}
