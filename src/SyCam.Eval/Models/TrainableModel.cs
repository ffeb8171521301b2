using SyCam.Eval.Models.Layers;
using SyCam.Eval.Terminals;
using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>
/// A network in training: a copy of the weights of a <see cref="CamModel"/> over the same stages, which an optimiser changes.
/// Dropout stays off, as at inference. Used by one thread.
/// </summary>
public sealed class TrainableModel : IDisposable
{
    private readonly ModelSidecar _sidecar;
    private readonly Network _network;
    private readonly Weights _weights = new() { IsTraining = true };
    private readonly List<TorchSharp.Modules.Parameter> _parameters = [];

    internal TrainableModel(ModelSidecar sidecar, Network network, Weights source, Func<Weights, CamModel> makeModel)
    {
        (_sidecar, _network) = (sidecar, network);
        var shared = new Weights();
        foreach (var parameter in network.Parameters)
        {
            var own = source[parameter.Name].detach().clone();
            shared.Add(parameter.Name, own.alias());
            if (!parameter.Learned)
            {
                _weights.Add(parameter.Name, own);
                continue;
            }

            using (own) _parameters.Add(new TorchSharp.Modules.Parameter(own));
            _weights.Add(parameter.Name, _parameters[^1]);
        }

        Model = makeModel(shared);
    }

    /// <summary>What an optimiser changes: the learned parameters, in the order of the stages.</summary>
    public IReadOnlyList<TorchSharp.Modules.Parameter> Parameters => _parameters;

    /// <summary>The same network for inference, on the same memory: it follows every step. Its hash is that of the weights that
    /// the training began with. Owned by this object.</summary>
    public CamModel Model { get; }

    /// <summary>
    /// Logits [B,C] for normalized images [B,3,H,W] that are differentiable with respect to the parameters. Batch norms use the
    /// batch's statistics and note them, which ties the images to each other.
    /// </summary>
    public Tensor Logits(Tensor input) =>
        Chain.Run(_network.Stages.Select(stage => stage.Layer), input, _weights, owned: false);

    /// <summary>
    /// Forgets the weights: those of convolutions and linear layers become normal numbers of variance 2 / inputs (He et al.
    /// 2015), biases 0, and batch norms leave their input as it is.
    /// </summary>
    /// <param name="seed">Decides the numbers.</param>
    public void Reset(int seed)
    {
        using var quiet = no_grad();
        var norms = _network.Parameters.Where(parameter => !parameter.Learned)
            .Select(parameter => parameter.Name[..parameter.Name.LastIndexOf('.')]).ToHashSet(StringComparer.Ordinal);
        for (var place = 0; place < _network.Parameters.Count; place++)
        {
            var parameter = _network.Parameters[place];
            var (layer, kind) = Parts(parameter.Name);
            using var scope = NewDisposeScope();
            var target = _weights[parameter.Name];
            if (parameter.Shape.Count > 1) target.copy_(tensor(Drawn(parameter, seed, place), [.. parameter.Shape]));
            else if (norms.Contains(layer) && kind is "weight" or "running_var") target.fill_(1);
            else target.fill_(0);
        }
    }

    /// <summary>Writes the weights as they are, as .safetensors, and their description as JSON beside them. The weights appear whole
    /// or not at all.</summary>
    /// <param name="path">The weights file.</param>
    /// <exception cref="InputException">A file cannot be written.</exception>
    public void Save(string path)
    {
        try
        {
            File.WriteAllText(
                Path.ChangeExtension(path, ".json"),
                ModelSidecarWriter.Write(_sidecar with { Name = Path.GetFileNameWithoutExtension(path) }));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be written: {error.Message}", error);
        }

        SafetensorsOutput.Write(path, [.. _network.Parameters.Select(parameter => (parameter.Name, _weights[parameter.Name]))]);
    }

    /// <summary>Frees the weights, and <see cref="Model"/> with them.</summary>
    public void Dispose()
    {
        Model.Dispose();
        _weights.Dispose();
    }

    private static (string Layer, string Kind) Parts(string name)
    {
        var dot = name.LastIndexOf('.');
        return (name[..dot], name[(dot + 1)..]);
    }

    private static float[] Drawn(Parameter parameter, int seed, int place)
    {
        var values = new float[parameter.Count];
        new NormalNoise(seed, place).Fill(values, Math.Sqrt(2.0 * parameter.Shape[0] / parameter.Count));
        return values;
    }
}
