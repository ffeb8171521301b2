using SyCam.Eval;
using SyCam.Eval.Data;
using SyCam.Eval.Models;

namespace SyCam.Cli.Experiments;

/// <summary>Which class to explain on each image, read from what the user said.</summary>
internal sealed class ClassChoice
{
    private readonly string? _word;
    private readonly int? _fixed;

    /// <summary>Reads the choice.</summary>
    /// <param name="said"><c>label</c>, <c>predicted</c>, an index, a name, or null.</param>
    /// <param name="model">The model, whose classes names and indices are looked up in.</param>
    /// <exception cref="InputException">No class is meant.</exception>
    public ClassChoice(string? said, CamModel model)
    {
        _word = said;
        if (said is null or "label" or "predicted") return;
        var names = model.Sidecar.Classes;
        _fixed = names.Count > 0
            ? names.ToTable().Find(said)
            : int.TryParse(said, out var index) && index >= 0 ? index : (int?)null;
        if (_fixed is null)
        {
            var known = names.Count == 0 ? "an index from 0" : $"one of {names.Count} names or an index below {names.Count}";
            throw new InputException($"--class {said}: expected 'label', 'predicted', {known}");
        }
    }

    /// <summary>The class for an image of the given label; null: the one that the network ranks first.</summary>
    /// <exception cref="InputException">The label is asked for and there is none.</exception>
    public long? For(int? label) => _word switch
    {
        "predicted" => null,
        "label" => label ?? throw new InputException(
            "--class label: some images have no label; give --labels, one folder for each class, or --class predicted"),
        null => label,
        _ => _fixed,
    };
}
