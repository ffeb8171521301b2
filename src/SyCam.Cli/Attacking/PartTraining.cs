using SyCam.Cli.Experiments;
using SyCam.Eval;
using SyCam.Eval.Attacks;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Targets;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Attacking;

/// <summary>
/// Adversarial training with budgets that maps decide (Zhang et al. 2024): each step attacks its images as the network stands and
/// lowers the cross-entropy on what comes out. Maps are of the class that the network sees, and made anew before every epoch.
/// </summary>
/// <param name="model">The network in training; stays the caller's.</param>
/// <param name="layer">The layer of the maps.</param>
/// <param name="target">What gradients and scores of the maps are taken of.</param>
/// <param name="method">The method of the maps.</param>
/// <param name="part">The attack.</param>
/// <param name="settings">The training.</param>
internal sealed class PartTraining(
    TrainableModel model, string layer, TargetExpression target, Method method, PartSettings part, TrainingSettings settings)
{
    // More epochs than any training has, so that no two seeds share an order or a start.
    private const int EpochsOfSeed = 100_003;

    private readonly PixelScale _scale = PixelScale.Of(model.Model);
    private readonly MapBudgets _budgets = new([method], part);

    /// <summary>Trains.</summary>
    /// <param name="images">What it learns from, at least one.</param>
    /// <param name="heldOut">What it is measured on.</param>
    /// <param name="done">Told of every epoch; the model has its weights.</param>
    /// <param name="cancellation">Checked between steps.</param>
    /// <exception cref="InputException">The loss is not finite any more.</exception>
    public void Run(LabelledImages images, LabelledImages heldOut, Action<EpochResult> done, CancellationToken cancellation)
    {
        using var optimizer = optim.SGD(
            model.Parameters, settings.LearningRate, settings.Momentum, weight_decay: settings.WeightDecay);
        var group = optimizer.ParamGroups.Single();
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            group.LearningRate = settings.Rate(epoch);
            var isWarmUp = epoch < settings.WarmUp;
            using var budgets = isWarmUp || part.Epsilon == 0
                ? GradientAttack.Even(part.Epsilon).expand(images.Count, 1, 1, 1)
                : Budgets(images, cancellation);
            var loss = Train(optimizer, images, budgets, epoch, cancellation);
            done(new EpochResult(
                epoch + 1, isWarmUp, loss, Accuracy(heldOut, epsilon: 0, cancellation), Accuracy(heldOut, part.Epsilon, cancellation)));
        }
    }

    private double Train(
        optim.Optimizer optimizer, LabelledImages images, Tensor budgets, int epoch, CancellationToken cancellation)
    {
        var seed = unchecked((settings.Seed * EpochsOfSeed) + epoch);
        var order = Enumerable.Range(0, images.Count).ToArray();
        new Random(seed).Shuffle(order);
        var total = 0.0;
        foreach (var places in order.Chunk(settings.BatchSize))
        {
            using var scope = NewDisposeScope();
            using var batch = images.Take(places);
            var rows = tensor(places.Select(place => (long)place).ToArray()).to(budgets.device);
            var attacked = Attack(batch, budgets.index_select(0, rows), part.Steps with { Seed = seed }, cancellation);
            optimizer.zero_grad();
            using var recording = enable_grad();
            var loss = nn.functional.cross_entropy(model.Logits(attacked), batch.Labels);
            var value = loss.item<float>();
            if (!float.IsFinite(value))
                throw new InputException($"the loss is not finite in epoch {epoch + 1}: give a smaller --learning-rate");
            loss.backward();
            optimizer.step();
            total += value * (double)places.Length;
        }

        return total / images.Count;
    }

    private Tensor Budgets(LabelledImages images, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var network = new FrozenNetwork(model.Model, settings.BatchSize);
        List<Tensor> parts = [];
        foreach (var places in Enumerable.Range(0, images.Count).Chunk(settings.BatchSize))
        {
            using var batch = images.Take(places);
            // The prepared images own their inputs.
            using var prepared = ImagePreparer.Prepare(
                model.Model, network, layer, target, batch.Names, batch.Inputs.alias(), null,
                [.. batch.Names.Select(_ => (long?)null)], cancellation);
            prepared.FirstPlace = places[0];
            parts.Add(_budgets.Of(prepared, 0, batch.Count, cancellation)[0].Budget);
        }

        return cat(parts, 0).MoveToOuterDisposeScope();
    }

    private double Accuracy(LabelledImages images, double epsilon, CancellationToken cancellation)
    {
        var right = 0L;
        foreach (var places in Enumerable.Range(0, images.Count).Chunk(settings.BatchSize))
        {
            using var scope = NewDisposeScope();
            using var batch = images.Take(places);
            var seen = epsilon > 0
                ? Attack(batch, GradientAttack.Even(epsilon), part.Steps with { Seed = settings.Seed }, cancellation)
                : batch.Inputs;
            using var quiet = no_grad();
            right += model.Model.Forward(seen).argmax(1).eq(batch.Labels).sum().item<long>();
        }

        return (double)right / images.Count;
    }

    // As the network infers: the statistics of a batch would tie its images to each other.
    private Tensor Attack(LabelledImages batch, Tensor budget, AttackOptions steps, CancellationToken cancellation) =>
        part.Epsilon == 0 ? batch.Inputs.alias() : GradientAttack.Run(model.Model.Forward, _scale, batch.Inputs, batch.Labels, budget, steps, batch.Keys, cancellation);
}
