using SyCam.Cli.Experiments;
using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Cli.Attacking;

/// <summary>The budgets that the maps of some methods give the pixels of prepared images.</summary>
internal sealed class MapBudgets
{
    private readonly PartSettings _settings;
    private readonly TensorProgram _program;
    private readonly IReadOnlyDictionary<string, InputSource> _sources;

    /// <summary>Compiles the methods.</summary>
    /// <param name="methods">The methods, over names that mean the same in all of them.</param>
    /// <param name="settings">How budgets follow from maps.</param>
    public MapBudgets(IReadOnlyList<Method> methods, PartSettings settings)
    {
        _settings = settings;
        _program = TensorProgram.Compile([.. methods.Select(method => method.Term)]);
        _sources = MethodChoice.Sources(methods);
    }

    /// <summary>The budgets of a few images.</summary>
    /// <param name="images">The images.</param>
    /// <param name="first">The place of the first.</param>
    /// <param name="count">The number of images, at least 1.</param>
    /// <param name="cancellation">Checked between passes.</param>
    /// <returns>For each method its budgets [count,3,H,W] and the status of each map; the caller frees the budgets.</returns>
    public IReadOnlyList<(Tensor Budget, IReadOnlyList<MapStatus> Statuses)> Of(
        PreparedImages images, int first, int count, CancellationToken cancellation)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var values = images.Read(_program.Inputs, _sources, first, count, cancellation);
        return
        [
            .. ProgramRunner.Run(_program, values, (images.Height, images.Width)).Select(raw =>
            {
                var saliency = SaliencyMaps.Scale(raw, images.Height, images.Width);
                var budget = _settings.Rule.Budget(saliency, _settings.Epsilon, _settings.EpsilonLow)
                    .expand(count, images.Inputs.shape[1], images.Height, images.Width).contiguous();
                return (budget.MoveToOuterDisposeScope(), SaliencyMaps.Check(raw));
            }),
        ];
    }
}
