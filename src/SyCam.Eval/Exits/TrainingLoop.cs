using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SyCam.Eval.Exits;

/// <summary>Steps of Adam over images in a new order for each epoch, with a rate that falls along half a cosine.</summary>
/// <param name="name">What is trained, for messages.</param>
/// <param name="parameters">What is changed.</param>
/// <param name="count">The number of images, at least 2.</param>
internal sealed class TrainingLoop(string name, IReadOnlyList<Parameter> parameters, int count)
{
    // AME-CAM's code.
    private const double Decay = 1e-5;
    private const double LastRate = 5e-6;

    public required int Epochs { get; init; }

    public required int BatchSize { get; init; }

    public required double Rate { get; init; }

    public required int Seed { get; init; }

    /// <summary>The mean loss of each epoch, when it is over.</summary>
    /// <param name="loss">The loss of some images, by their places <c>[n]</c>.</param>
    /// <param name="cancellation">Checked before each step.</param>
    /// <exception cref="TrainingException">A loss is not a number.</exception>
    public IEnumerable<double> Run(Func<Tensor, Tensor> loss, CancellationToken cancellation)
    {
        using var optimizer = optim.Adam(parameters, Rate, beta1: 0.9, beta2: 0.999, weight_decay: Decay);
        var random = new Random(Seed);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var group in optimizer.ParamGroups) group.LearningRate = RateOf(epoch);
            var sum = 0.0;
            foreach (var places in Batches(random))
            {
                cancellation.ThrowIfCancellationRequested();
                var value = Step(optimizer, loss, places);
                if (!double.IsFinite(value))
                    throw new TrainingException(
                        $"the loss of the {name} is no number any more in epoch {epoch + 1}: try a lower rate");
                sum += value * places.Length;
            }

            yield return sum / count;
        }
    }

    /// <summary>The rate of an epoch, from 0 on.</summary>
    internal double RateOf(int epoch)
    {
        var last = Math.Min(LastRate, Rate);
        return last + ((Rate - last) * (1 + Math.Cos(Math.PI * epoch / Epochs)) / 2);
    }

    /// <summary>The places of all images in a new order; the last batch is smaller, but never one image alone.</summary>
    internal IEnumerable<long[]> Batches(Random random)
    {
        long[] order = [.. Enumerable.Range(0, count).Select(place => (long)place)];
        random.Shuffle(order);
        for (var start = 0; start < count;)
        {
            var length = Math.Min(BatchSize, count - start);
            if (count - start - length == 1) length++;
            yield return order[start..(start + length)];
            start += length;
        }
    }

    private static double Step(optim.Optimizer optimizer, Func<Tensor, Tensor> loss, long[] places)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        using var recording = enable_grad();
        var value = loss(tensor(places, ScalarType.Int64));
        value.backward();
        optimizer.step();
        return value.ToDouble();
    }
}
