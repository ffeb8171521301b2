using SyCam.Cli.Experiments;
using SyCam.Cli.Experiments.Tables;
using SyCam.Eval;
using SyCam.Eval.Attacks;
using SyCam.Eval.Data;
using SyCam.Eval.Scoring;
using static TorchSharp.torch;

namespace SyCam.Cli.Attacking;

/// <summary>Attacks labelled images under the budgets of some methods and under those that they are compared with.</summary>
internal sealed class PartAttack
{
    private readonly ExperimentSource _source;
    private readonly PartSettings _settings;
    private readonly PixelScale _scale;
    private readonly MapBudgets _budgets;
    private readonly AttackRow _clean = new("no attack", MethodKind.Control);
    private readonly AttackRow _even;
    private readonly IReadOnlyList<(AttackRow Own, AttackRow Evened, AttackRow Shuffled)> _methods;

    /// <summary>Puts the rows together.</summary>
    /// <param name="source">The network and its images; stays the caller's.</param>
    /// <param name="methods">The methods, over names that mean the same in all of them.</param>
    /// <param name="settings">The attack.</param>
    public PartAttack(ExperimentSource source, IReadOnlyList<Method> methods, PartSettings settings)
    {
        _source = source;
        _settings = settings;
        _scale = PixelScale.Of(source.Model);
        _budgets = new MapBudgets(methods, settings);
        _even = new AttackRow($"even {PixelAmount.ToText(settings.Epsilon)}", MethodKind.Control);
        _methods = [.. methods.Select(method =>
        {
            var evened = new AttackRow($"{method.Name}, evened (control)", MethodKind.Control);
            return (
                new AttackRow(method.Name, MethodKind.Method) { Reference = evened }, evened,
                new AttackRow($"{method.Name}, shuffled (control)", MethodKind.Control) { Reference = evened });
        })];
    }

    /// <summary>Told of every few images that are done.</summary>
    public Action<int> Done { get; init; } = _ => { };

    /// <summary>Attacks all images that have a label.</summary>
    /// <param name="cancellation">Checked between steps.</param>
    /// <returns>No attack, the even budget, then for each method its own budget, the same evened, and the same shuffled.</returns>
    /// <exception cref="InputException">No image has a label.</exception>
    public IReadOnlyList<AttackRow> Run(CancellationToken cancellation)
    {
        List<ImageItem> items =
            [.. new[] { Split.Search, Split.HeldOut }.SelectMany(_source.Of).Where(item => item.Label is not null)];
        if (items.Count == 0)
            throw new InputException("no image has a label, and an attack moves away from it: give --labels with a CSV table of image and class");
        var block = BlockSize.Of(_source, BlockSize.DefaultMemory);
        for (var start = 0; start < items.Count; start += block)
        {
            var part = items.Skip(start).Take(block).ToList();
            using var images = _source.Prepare(part, start, cancellation);
            for (var first = 0; first < part.Count; first += _source.Network.BatchSize)
            {
                var few = part.Skip(first).Take(_source.Network.BatchSize).ToList();
                AttackFew(images, first, few, cancellation);
                Done(few.Count);
            }
        }

        return [_clean, _even, .. _methods.SelectMany(rows => new[] { rows.Own, rows.Evened, rows.Shuffled })];
    }

    private void AttackFew(PreparedImages images, int first, List<ImageItem> items, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var inputs = images.Inputs.narrow(0, first, items.Count);
        var labels = tensor(items.Select(item => (long)item.Label!.Value).ToArray()).to(inputs.device);
        var keys = ImageKeys.Of(items.Select(item => item.RelativePath));
        Note(_clean, images.Logits.narrow(0, first, items.Count), labels, zeros(items.Count, 1, 1, 1));
        Attack(_even, GradientAttack.Even(_settings.Epsilon).expand(items.Count, 1, 1, 1));
        var budgets = _budgets.Of(images, first, items.Count, cancellation);
        foreach (var (rows, (budget, statuses)) in _methods.Zip(budgets))
        {
            Attack(rows.Own, budget);
            Attack(rows.Evened, BudgetControls.Evened(budget));
            Attack(rows.Shuffled, BudgetControls.Shuffled(budget, keys, _settings.Steps.Seed));
            // With one budget for all there is nothing to tell.
            if (_settings.Epsilon > _settings.EpsilonLow)
                rows.Own.Important.AddRange(PerImage(budget.gt((_settings.Epsilon + _settings.EpsilonLow) / 2)));
            rows.Own.Statuses.AddRange(statuses);
        }

        void Attack(AttackRow row, Tensor budget)
        {
            var attacked = GradientAttack.Run(
                _source.Model.Forward, _scale, inputs, labels, budget, _settings.Steps, keys, cancellation);
            using var quiet = no_grad();
            Note(row, _source.Model.Forward(attacked), labels, budget);
        }
    }

    private static void Note(AttackRow row, Tensor logits, Tensor labels, Tensor budget)
    {
        row.Right.AddRange(Numbers(logits.argmax(1).eq(labels)));
        row.Loss.AddRange(Numbers(nn.functional.cross_entropy(logits, labels, reduction: nn.Reduction.None)));
        row.Budget.AddRange(PerImage(budget).Select(value => value * byte.MaxValue));
    }

    private static double[] PerImage(Tensor values) => Numbers(values.to(ScalarType.Float64).mean([1L, 2, 3]));

    private static double[] Numbers(Tensor values) => values.to(ScalarType.Float64).cpu().data<double>().ToArray();
}
