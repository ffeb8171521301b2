using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.TorchSharp.Tests;

/// <summary>
/// Four steps on mean((tanh(x w' + b) - t)^2) in double precision. The expected parameters (w by rows, b) and the loss
/// before the last step are PyTorch 1.13.1's, for the same problem and the same options of torch.optim.SGD and Adam.
/// </summary>
[Collection(LiveTensorsCollection.Name)]
public sealed class OptimizerTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Parameter _weight =
        new(tensor([0.5, -1.0, 2.0, 0.25]).reshape(2, 2));

    private readonly Parameter _bias = new(tensor([0.1, -0.3]));

    public static TheoryData<string, double[], double> Cases => new()
    {
        {
            "sgd",
            [0.404636946087, -0.87140522423, 2.038358828461, -0.261170765307, 0.252922042596, -0.120803424795],
            1.614248194347
        },
        {
            "sgd momentum",
            [0.286247863759, -0.709587384705, 2.097569517357, -0.948816543609, 0.44410496284, 0.129865070699],
            1.459734657436
        },
        {
            "sgd dampening decay",
            [0.35401706933, -0.803720224928, 2.060211510776, -0.702654394387, 0.326627517449, 0.033746310565],
            1.51285231508
        },
        {
            "sgd nesterov decay",
            [0.197050964941, -0.557129862874, 2.074381526982, -0.835876082732, 0.593446374984, 0.119708242206],
            1.341462206414
        },
        {
            "sgd maximize",
            [0.577241498947, -1.097878881199, 1.976112103784, 0.617586597829, -0.019517396142, -0.430933135846],
            2.932398031011
        },
        {
            "adam",
            [0.29943175558, -0.799449811607, 2.200167707076, 0.049858933178, 0.300571921156, -0.099867638134],
            1.903665833418
        },
        {
            "adam betas eps decay",
            [0.299723105336, -0.799299830336, 1.810122055624, 0.049643695462, 0.300753007542, -0.099840307778],
            1.945723541639
        },
        {
            "adam amsgrad",
            [-1.402655505915, 0.967262914457, 3.295639695915, -1.131891350321, 1.133235966833, 1.107303912011],
            0.491637880047
        },
        {
            "adam maximize",
            [0.696681106624, -1.196718950762, 1.806728051274, 0.44477462231, -0.096768978265, -0.495149021226],
            2.873559597292
        },
    };

    public void Dispose()
    {
        _scope.Dispose();
        _weight.Dispose();
        _bias.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Four_steps_end_where_PyTorch_ends(string rule, double[] parameters, double loss)
    {
        using var optimizer = Make(rule);
        var last = 0.0;
        for (var i = 0; i < 4; i++)
        {
            optimizer.zero_grad();
            var value = Loss();
            value.backward();
            optimizer.step();
            last = value.ToDouble();
        }

        var reached = cat([_weight.flatten(), _bias], 0).detach().data<double>().ToArray();
        Assert.All(parameters.Zip(reached), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
        Assert.Equal(loss, last, 1e-11);
    }

    [Fact]
    public void Gradients_add_up_until_they_are_forgotten()
    {
        using var optimizer = optim.SGD([_bias], 1);
        Assert.Null(_bias.grad());
        (_bias * tensor([3.0, 5])).sum().backward();
        (_bias * tensor([3.0, 5])).sum().backward();
        Assert.Equal([6.0, 10], _bias.grad()!.data<double>().ToArray());
        optimizer.zero_grad(set_to_none: false);
        Assert.Equal([0.0, 0], _bias.grad()!.data<double>().ToArray());
        optimizer.zero_grad();
        Assert.Null(_bias.grad());
    }

    [Fact]
    public void A_vector_weighs_the_elements_and_inputs_choose_the_leaves()
    {
        var x = tensor([1f, 2, 3], requires_grad: true);
        var y = tensor([1f, 1, 1], requires_grad: true);
        (x * x * y).backward([tensor([1f, 0, -1])], inputs: [x]);
        Assert.Equal([2f, 0, -6], x.grad()!.data<float>().ToArray());
        Assert.Null(y.grad());
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => (x * y).backward());
        Assert.Throws<ArgumentException>(() => (x * y).backward([x, y]));
    }

    [Fact]
    public void A_parameter_without_gradient_stays_as_it_is()
    {
        using var optimizer = optim.SGD([_weight, _bias], 0.5, weight_decay: 1);
        using (no_grad()) _bias.copy_(tensor([0.5, -0.25]));
        (_bias * 2).sum().backward();
        optimizer.step();

        // p - 0.5 (2 + p)
        Assert.Equal([-0.75, -1.125], _bias.detach().data<double>().ToArray());
        Assert.Equal([0.5, -1, 2, 0.25], _weight.detach().data<double>().ToArray());
    }

    [Fact]
    public void The_rate_of_the_next_step_can_be_set_and_a_closure_gives_the_loss()
    {
        using var optimizer = optim.SGD([_bias], 1);
        foreach (var group in optimizer.ParamGroups) group.LearningRate = 0.25;
        var loss = optimizer.step(() =>
        {
            var sum = (_bias * 2).sum();
            sum.backward();
            return sum;
        });
        Assert.Equal(-0.4, loss!.ToDouble(), 1e-12);
        Assert.Equal([-0.4, -0.8], _bias.detach().data<double>().ToArray());
        Assert.Equal(1, optimizer.ParamGroups.Single().InitialLearningRate);
        Assert.True(_bias.is_leaf);
    }

    [Fact]
    public void Options_out_of_range_and_no_parameters_are_refused()
    {
        Assert.Throws<ArgumentException>(() => optim.SGD([], 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.SGD([_bias], -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.SGD([_bias], double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.SGD([_bias], 0.1, momentum: -1));
        Assert.Throws<ArgumentException>(() => optim.SGD([_bias], 0.1, nesterov: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adam([_bias], beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adam([_bias], beta2: -0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adam([_bias], weight_decay: -1));
    }

    [Fact]
    public void Steps_leave_no_tensors_behind()
    {
        var before = LibTorch.LiveTensors;
        using (NewDisposeScope())
        using (var optimizer = Make("adam amsgrad"))
        {
            for (var i = 0; i < 3; i++)
            {
                optimizer.zero_grad();
                Loss().backward();
                optimizer.step();
            }
        }

        Assert.Equal(before, LibTorch.LiveTensors);
    }

    private optim.Optimizer Make(string rule) => rule switch
    {
        "sgd" => optim.SGD([_weight, _bias], 0.1),
        "sgd momentum" => optim.SGD([_weight, _bias], 0.1, momentum: 0.9),
        "sgd dampening decay" =>
            optim.SGD([_weight, _bias], 0.1, momentum: 0.9, dampening: 0.5, weight_decay: 0.01),
        "sgd nesterov decay" =>
            optim.SGD([_weight, _bias], 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: true),
        "sgd maximize" => optim.SGD([_weight, _bias], 0.1, maximize: true),
        "adam" => optim.Adam([_weight, _bias], 0.05),
        "adam betas eps decay" =>
            optim.Adam([_weight, _bias], 0.05, beta1: 0.8, beta2: 0.95, eps: 1e-3, weight_decay: 0.1),
        "adam amsgrad" => optim.Adam([_weight, _bias], 0.5, amsgrad: true),
        "adam maximize" => optim.Adam([_weight, _bias], 0.05, maximize: true),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };

    private Tensor Loss()
    {
        var x = tensor([1.0, 2, -1, 0.5, 0.25, -3]).reshape(3, 2);
        var t = tensor([0.0, 1, 1, 0, -1, 2]).reshape(3, 2);
        return (x.matmul(_weight.t()) + _bias).tanh().sub(t).square().mean();
    }
}
