using SyCam.Eval.Scoring;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// Changed copies of each image with everything that methods read of them, which no candidate changes: made once and
/// kept, up to a limit of memory, for all candidates of a run.
/// </summary>
/// <param name="make">Makes the copies of the image at a place.</param>
internal sealed class ChangedCopies(Func<int, PreparedImages> make) : IDisposable
{
    // Inputs and what a usual layer holds of them; a few hundred images of 224 x 224 with ten copies each.
    private const long MostBytes = 1L << 30;

    private readonly Dictionary<int, PreparedImages> _kept = [];
    private long _bytes;

    /// <summary>Runs an action on the copies of an image.</summary>
    public T With<T>(int place, Func<PreparedImages, T> action)
    {
        if (_kept.TryGetValue(place, out var known)) return action(known);
        var made = make(place);
        var bytes = sizeof(float) * (made.Inputs.numel() + made.Activations.numel() + made.Gradients.numel());
        if (_bytes + bytes > MostBytes)
        {
            using (made) return action(made);
        }

        _bytes += bytes;
        _kept.Add(place, made);
        return action(made);
    }

    /// <summary>The scores of a batch: for each image its copies, and for each method its saliency on all of them.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="batch">The maps.</param>
    /// <param name="score">From the map's saliency <c>[1,1,H,W]</c> and that on the copies <c>[m,1,H,W]</c>.</param>
    public double[] Score(MetricContext context, SaliencyBatch batch, Func<Tensor, Tensor, double> score)
    {
        var values = new double[batch.Count];
        foreach (var (method, members) in Explainer.ByMethod(batch))
            foreach (var member in members)
            {
                using var scope = NewDisposeScope();
                var saliency = batch.Saliency.narrow(0, member, 1);
                values[member] = With(batch.Places[member], copies => score(
                    saliency, Explainer.Explain(context, method, copies, 0, copies.Count)));
            }

        return values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var images in _kept.Values) images.Dispose();
        _kept.Clear();
    }
}
