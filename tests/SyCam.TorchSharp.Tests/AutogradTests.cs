using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SyCam.TorchSharp.Tests;

public sealed class AutogradTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void The_gradient_of_x_cubed_times_y_is_known_by_hand()
    {
        var x = tensor([2f, 3], requires_grad: true);
        var y = tensor([5f, 7], requires_grad: true);
        var gradients = autograd.grad([(x.pow(3) * y).sum()], [x, y]);

        // 3 x^2 y and x^3
        Assert.Equal([60f, 189], gradients[0].data<float>().ToArray());
        Assert.Equal([8f, 27], gradients[1].data<float>().ToArray());
    }

    [Fact]
    public void The_example_of_the_README_gives_a_map_of_the_image()
    {
        var image = rand(1, 3, 32, 32).requires_grad_();
        var score = F.relu(F.conv2d(image, rand(8, 3, 3, 3), padding: [1])).mean([2, 3])[0, 2];
        var saliency = autograd.grad([score], [image])[0].abs().amax(1);
        Assert.Equal([1, 32, 32], saliency.shape);
        Assert.True((saliency.amax(0, 1, 2) > 0).ToBoolean());
    }

    [Fact]
    public void A_second_derivative_comes_from_a_created_graph()
    {
        var x = tensor(3.0, requires_grad: true);
        var first = autograd.grad([x.pow(4)], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];
        Assert.Equal(108, first.ToDouble(), 1e-9);
        Assert.Equal(108, second.ToDouble(), 1e-9);
    }

    [Fact]
    public void Vectors_weigh_the_outputs()
    {
        var x = tensor([1f, 2, 3], requires_grad: true);
        var gradient = autograd.grad([x * x], [x], [tensor([1f, 0, -1])])[0];
        Assert.Equal([2f, 0, -6], gradient.data<float>().ToArray());
    }

    [Fact]
    public void An_unused_input_has_no_gradient_where_that_is_allowed()
    {
        var x = tensor([1f], requires_grad: true);
        var unused = tensor([1f], requires_grad: true);
        var gradients = autograd.grad([x.sum()], [x, unused], allow_unused: true);
        Assert.Equal(1f, gradients[0].item<float>());
        Assert.Null(gradients[1]);
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(
            () => autograd.grad([x.sum()], [x, unused]));
    }

    [Fact]
    public void A_retained_graph_can_be_used_again()
    {
        var x = tensor([2f], requires_grad: true);
        var y = x.pow(2).sum();
        Assert.Equal(4f, autograd.grad([y], [x], retain_graph: true)[0].item<float>());
        Assert.Equal(4f, autograd.grad([y], [x])[0].item<float>());
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => autograd.grad([y], [x]));
    }

    [Fact]
    public void Modes_end_with_their_scope()
    {
        var x = ones(1, requires_grad: true);
        Assert.True((x * 2).requires_grad);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }

        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((x * 2).requires_grad);
        }

        Assert.True(is_grad_enabled());
        Assert.False(is_inference_mode_enabled());
        Assert.False(x.detach().requires_grad);
        Assert.False(x.clone().detach().requires_grad_(false).requires_grad);
        Assert.True(x.is_leaf);
    }

    [Fact]
    public void The_only_element_is_readable_although_it_has_a_history()
    {
        var x = tensor([2f], requires_grad: true);
        Assert.Equal(4f, x.pow(2).item<float>());
        Assert.Equal(4f, x.pow(2).ToSingle());
    }
}
