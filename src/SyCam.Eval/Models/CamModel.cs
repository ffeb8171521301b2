using System.Security.Cryptography;
using SyCam.Eval.Exits;
using SyCam.Eval.Images;
using SyCam.Eval.Models.Layers;
using TorchSharp;
using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>
/// A convolutional classifier as an ordered list of named stages, so that "activations at a layer" and "logits from
/// activations" are both plain calls. Weights never require gradients, and every call is free of side effects: the
/// caller decides by <c>no_grad</c> whether a graph is recorded. Safe for concurrent use until it is disposed.
/// </summary>
public sealed class CamModel : IDisposable
{
    private readonly Network _network;
    private readonly Weights _weights;
    private readonly Lazy<string> _hash;
    private readonly ScalarType? _frozenType;

    private CamModel(
        ModelSidecar sidecar, Network network, Weights weights, Device device, Lazy<string> hash, ScalarType? frozenType,
        string? defaultLayer = null)
    {
        Device = device;
        Sidecar = sidecar;
        _network = network;
        _weights = weights;
        _hash = hash;
        _frozenType = frozenType;
        LayerNames = [.. network.Stages.Select(stage => stage.Name)];
        DefaultLayer = defaultLayer ?? DefaultTarget.Find(network, sidecar);
    }

    /// <summary>The architectures that can be read without a list of layers, family by family.</summary>
    public static IReadOnlyList<ArchitectureSummary> DescribeArchitectures() =>
    [
        .. Architectures.All.Select(row =>
        {
            var network = row.Network(row.PublishedClasses);
            return new ArchitectureSummary(
                row.Name, new ModelInput(3, row.InputSize, row.InputSize),
                network.Stages[DefaultTarget.Last(network, row.Body)].Name, row.PublishedClasses, network.LearnedCount);
        }),
    ];

    /// <summary>What is known of the network besides its weights, completed by what was inferred.</summary>
    public ModelSidecar Sidecar { get; }

    /// <summary>SHA-256 of the weights file, 64 lower-case hex digits; computed when first asked for.</summary>
    public string Hash => _hash.Value;

    /// <summary>The names of all stages in order, usable as target layers or not.</summary>
    public IReadOnlyList<string> LayerNames { get; }

    /// <summary>The target layer when the user names none: the sidecar's, else the architecture's usual one.</summary>
    public string DefaultLayer { get; }

    /// <summary>Where the weights are; images and activations must be there, too.</summary>
    public Device Device { get; }

    /// <summary>The number of logits.</summary>
    public int ClassCount => _network.Shapes[^1].Channels;

    /// <summary>The number of learned parameters; the statistics of batch norms are not counted.</summary>
    public long ParameterCount => _weights.Script?.ParameterCount ?? _network.LearnedCount;

    /// <summary>
    /// Loads a network in float32. Without a sidecar path, a file <c>NAME.json</c> beside
    /// <c>NAME.safetensors</c> is taken; without that too, the architecture is inferred from the tensors' names and
    /// shapes, and <see cref="ModelSidecar.Notes"/> says what was assumed.
    /// </summary>
    /// <param name="weightsPath">
    /// A .safetensors file with PyTorch's state dictionary, or a TorchScript file (.pt, .pth, .torchscript) with the
    /// methods <c>features</c> and <c>head</c>.
    /// </param>
    /// <param name="sidecarPath">The JSON sidecar.</param>
    /// <param name="device">Where the weights go; null: the CPU.</param>
    /// <param name="architecture">The architecture of weights that have no sidecar; null: as their tensors say. Where there is a
    /// sidecar, the one that it must name.</param>
    /// <exception cref="InputException">A file is absent, damaged, or does not fit the other.</exception>
    public static CamModel Load(
        string weightsPath, string? sidecarPath = null, Device? device = null, string? architecture = null)
    {
        device ??= CPU;
        // float32 is to mean the same there as here: NVIDIA's convolutions would keep 10 bits of it.
        if (device.type == DeviceType.CUDA) backends.cudnn.allow_tf32 = false;
        return ScriptArchive.IsNamedSo(weightsPath)
            ? ScriptLoader.Load(weightsPath, sidecarPath, device, architecture, Make)
            : ModelLoader.Load(weightsPath, sidecarPath, device, architecture, Make);

        CamModel Make(ModelSidecar sidecar, Network network, Weights weights) => new(
            sidecar, network, weights, device, new Lazy<string>(() => HashOf(weightsPath)), frozenType: null);
    }

    /// <summary>How pictures of any size become what the model takes.</summary>
    public Preprocess Recipe => new(
        Sidecar.Input.Height, [.. Sidecar.Mean.Select(mean => (float)mean)], [.. Sidecar.Std.Select(std => (float)std)]);

    /// <summary>Whether <see cref="Frozen"/> makes a copy that computes in that type.</summary>
    public bool CanComputeIn(ScalarType dtype) => dtype == ScalarType.Float32
        || (_weights.Script is null && dtype is ScalarType.Float64 or ScalarType.BFloat16);

    /// <summary>Whether <see cref="Quantized"/> makes a copy; whether that is faster is the processor's.</summary>
    public bool CanQuantize =>
        _weights.Script is null && Device.type == DeviceType.CPU && PackedConvolution.IsAvailable
        && PackedConvolution.CanQuantize;

    /// <summary>Whether a file's ending is one that <see cref="Load"/> reads.</summary>
    public static bool IsNamedAsModel(string path) =>
        ScriptArchive.IsNamedSo(path)
        || string.Equals(Path.GetExtension(path), ".safetensors", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every layer with its shape for the network's own input size, and whether it can be a target.</summary>
    public IReadOnlyList<LayerShape> DescribeLayers() =>
    [
        .. _network.Stages.Select((stage, index) =>
        {
            var shape = _network.Shapes[index];
            var reason = _network.WhyNotUsable(index);
            return new LayerShape(stage.Name, shape.Channels, shape.Height, shape.Width, reason is null, reason);
        }),
    ];

    /// <summary>
    /// The layer that a user means: a dotted name, a group for its last layer (<c>layer4</c>), or an index into a group
    /// (<c>layer4[-1]</c>, <c>features[0]</c>). <c>scaleN</c> is the last layer of the N-th coarsest resolution, up to
    /// the architecture's usual target and without poolings: <c>scale1</c> is that target itself.
    /// </summary>
    /// <exception cref="InputException">
    /// No such layer (the message lists the usable ones and the nearest), or one without positions.
    /// </exception>
    public string ResolveLayer(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return LayerResolver.Resolve(_network, DefaultTarget.OfArchitecture(_network, Sidecar), name);
    }

    /// <summary>The last layer of each resolution, <c>scale1</c> first.</summary>
    public IReadOnlyList<string> Scales =>
        [.. LayerResolver.Scales(_network, DefaultTarget.OfArchitecture(_network, Sidecar)).Select(scale => scale.Name)];

    /// <summary>The exits that were trained on this network, if there are any; owned by the model.</summary>
    public ExitMaps? Exits { get; private set; }

    /// <summary>Reads what was trained on this network, so that maps can come from its exits.</summary>
    /// <param name="path">The file that <c>sycam train ame</c> wrote.</param>
    /// <exception cref="InputException">The file has a mistake, or belongs to another network.</exception>
    public void LoadExits(string path)
    {
        var read = ExitMapsReader.Read(path, this);
        Exits?.Dispose();
        Exits = read;
    }

    /// <summary>
    /// How the logits depend on the activations of a layer: <c>gap-linear</c> (linear maps of each position, global
    /// mean, linear layers: the gradient is constant over positions and images), <c>linear</c> (the gradient is the
    /// same for every image) or <c>other</c>. Inference batch norm counts as linear.
    /// </summary>
    /// <param name="layer">A name of <see cref="LayerNames"/>.</param>
    public string HeadKind(string layer) => HeadAnalysis.Kind(_network, IndexOf(layer));

    /// <summary>Logits [B,C] in float32 for normalized images [B,3,H,W].</summary>
    public Tensor Forward(Tensor input) => Logits(0, input);

    /// <summary>
    /// Activations [B,K,h,w] behind a layer for normalized images [B,3,H,W]; a frozen network gives its own type.
    /// </summary>
    /// <param name="layer">A name of <see cref="LayerNames"/> that is usable.</param>
    /// <param name="input">The images; not changed.</param>
    public Tensor Features(string layer, Tensor input) => Run(0, CutAt(layer), input);

    /// <summary>
    /// Logits [B,C] in float32 from activations [B,K,h,w] behind a layer. Differentiable with respect to them.
    /// </summary>
    /// <param name="layer">A name of <see cref="LayerNames"/> that is usable.</param>
    /// <param name="activations">The activations; not changed.</param>
    public Tensor Head(string layer, Tensor activations) => Logits(CutAt(layer), activations);

    /// <summary>Activations behind several layers and the logits, of one recorded forward pass.</summary>
    /// <param name="layers">Names of <see cref="LayerNames"/> that are usable, at least one, in any order.</param>
    /// <param name="input">The images, or the activations behind <paramref name="from"/>; not changed.</param>
    /// <param name="from">The layer whose activations the input is; none of <paramref name="layers"/> comes before
    /// it. Null: the input is the images.</param>
    public LayerTrace Trace(IReadOnlyList<string> layers, Tensor input, string? from = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(layers.Count);
        var start = from is null ? 0 : CutAt(from);
        var cuts = layers.Select(CutAt).ToList();
        if (cuts.Min() < start)
            throw new ArgumentException($"one of {string.Join(", ", layers)} comes before '{from}'", nameof(layers));
        using var scope = NewDisposeScope();
        Dictionary<int, Tensor> behind = [];
        var last = cuts.Min();
        // What comes before the first layer needs no gradient.
        using (no_grad()) behind[last] = Run(start, last, input).detach().requires_grad_();
        using var recording = enable_grad();
        foreach (var cut in cuts.Distinct().Order().Skip(1))
        {
            behind[cut] = Run(last, cut, behind[last]);
            last = cut;
        }

        var logits = Logits(last, behind[last]);
        foreach (var activation in behind.Values) activation.MoveToOuterDisposeScope();
        return new LayerTrace([.. cuts.Select(cut => behind[cut])], logits.MoveToOuterDisposeScope());
    }

    /// <summary>One recorded forward pass with all biases and shifts of batch norms; not of a frozen copy.</summary>
    /// <param name="input">The images; not changed.</param>
    /// <exception cref="InputException">The network is a TorchScript file, which does not show them.</exception>
    internal AdditiveTrace TraceAdditiveTerms(Tensor input)
    {
        RefuseScript("FullGrad needs the biases of all layers");
        using var recording = enable_grad();
        var variable = input.detach().requires_grad_();
        var terms = new AdditiveTerms();
        var layers = _network.Stages.Select(stage => stage.Layer);
        return new AdditiveTrace(
            variable, Chain.Run(layers, variable, _weights.Noting(terms), owned: false), terms.Items);
    }

    /// <summary>
    /// A faster copy for inference: batch norms folded into convolutions, weights in channels-last layout and of
    /// the given type. Same stage names, equal logits up to rounding; a convolution that took in the batch norm behind
    /// it is no target layer any more. The copy owns its weights.
    /// </summary>
    /// <param name="dtype">
    /// Float32, Float64, or BFloat16, which is faster only on processors with instructions for it and slower elsewhere.
    /// </param>
    /// <exception cref="InputException">The network is a TorchScript file, which computes in float32 only.</exception>
    public CamModel Frozen(ScalarType dtype)
    {
        if (_frozenType is not null) throw new InvalidOperationException("the network is frozen already");
        if (dtype is not (ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16))
            throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "Float32, Float64 or BFloat16");
        if (!CanComputeIn(dtype)) RefuseScript($"{dtype} needs weights that can be converted layer by layer");
        var (stages, weights) = Freezer.Freeze(_network.Stages, _weights, dtype, Device);
        var (channels, height, width) = Sidecar.Input;
        var network = new Network(stages, new FeatureShape(channels, height, width));
        return new CamModel(Sidecar, network, weights, Device, _hash, dtype);
    }

    /// <summary>
    /// A frozen copy whose convolutions compute in 8 bits: weights rounded channel by channel, values on the ranges that
    /// examples span. Rough, and several times faster on processors with instructions for it. The copy owns its weights.
    /// </summary>
    /// <param name="examples">Normalised images <c>[n,3,H,W]</c>, at least one, such as the network will see.</param>
    /// <exception cref="InputException">The network is a TorchScript file, or on a device, or this LibTorch has no library
    /// for it.</exception>
    public CamModel Quantized(Tensor examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        RefuseScript("int8 needs weights that can be converted layer by layer");
        if (!CanQuantize) throw new InputException("int8 is for the processor, with a LibTorch that has oneDNN: take float32");
        var (stages, weights) = Freezer.Freeze(_network.Stages, _weights, ScalarType.Float32, Device);
        var calibration = new Calibration();
        var (channels, height, width) = Sidecar.Input;
        var network = new Network(Quantizer.Quantize(stages, calibration), new FeatureShape(channels, height, width));
        var copy = new CamModel(Sidecar, network, weights, Device, _hash, ScalarType.Float32, DefaultLayer);
        using var quiet = no_grad();
        for (long i = 0; i < examples.shape[0]; i++)
        {
            using var one = examples.narrow(0, i, 1);
            copy.Forward(one).Dispose();
        }

        calibration.Close();
        return copy;
    }

    /// <summary>
    /// A copy whose every parameter has its own values in another order, so that it has learned nothing and its numbers
    /// are still of the usual size. Not of a frozen copy.
    /// </summary>
    /// <param name="seed">Decides the order.</param>
    /// <param name="stage">How many of <paramref name="stages"/> equal shares of the parameters, from the logits down; a
    /// part of a parameter counts as one.</param>
    /// <param name="stages">The shares that all parameters make.</param>
    /// <exception cref="InputException">The network is a TorchScript file, whose layers have no order.</exception>
    internal CamModel Shuffled(int seed, int stage, int stages)
    {
        RefuseScript("shuffling weights needs to know their layers");
        using var noGradient = no_grad();
        var names = _network.Parameters.Select(parameter => parameter.Name).ToList();
        var kept = names.Count * (stages - stage) / stages;
        var random = new Random(seed);
        var weights = new Weights();
        for (var i = 0; i < names.Count; i++)
        {
            var source = _weights[names[i]];
            if (i < kept)
            {
                weights.Add(names[i], source.alias());
                continue;
            }

            var order = Enumerable.Range(0, (int)source.numel()).Select(place => (long)place).ToArray();
            random.Shuffle(order);
            using var places = tensor(order, ScalarType.Int64).to(source.device);
            using var flat = source.flatten();
            using var shuffled = flat.index_select(0, places);
            weights.Add(names[i], shuffled.reshape(source.shape));
        }

        return new CamModel(Sidecar, _network, weights, Device, _hash, _frozenType) { Exits = Exits?.Share() };
    }

    /// <summary>A copy of the network whose parameters can be trained. Not of a frozen copy.</summary>
    /// <exception cref="InputException">The network is a TorchScript file, whose parameters are out of reach.</exception>
    public TrainableModel ToTrainable()
    {
        RefuseScript("training changes their parameters");
        if (_frozenType is not null) throw new InvalidOperationException("a frozen network cannot be trained");
        return new TrainableModel(
            Sidecar, _network, _weights, shared => new CamModel(Sidecar, _network, shared, Device, _hash, frozenType: null));
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        Exits?.Dispose();
        _weights.Dispose();
    }

    private void RefuseScript(string why)
    {
        if (_weights.Script is not null)
            throw new InputException(
                $"the network '{Sidecar.Name}' is a TorchScript file, whose layers cannot be seen: {why}. " +
                "Use weights in .safetensors with a known architecture (docs/models.md), or leave this out");
    }

    private Tensor Logits(int first, Tensor input)
    {
        var result = Run(first, _network.Stages.Count, input);
        if (result.dtype == ScalarType.Float32) return result;
        using (result) return result.to(ScalarType.Float32);
    }

    private Tensor Run(int first, int end, Tensor input)
    {
        var layers = _network.Stages.Skip(first).Take(end - first).Select(stage => stage.Layer);
        if (_frozenType is not { } type) return Unshared(Chain.Run(layers, input, _weights, owned: false), input);
        using var typed = input.to(type);
        using var ready = Freezer.ChannelsLast(typed);
        // Not owned: where type and layout fit already, it is the caller's memory.
        var result = Unshared(Chain.Run(layers, ready, _weights, owned: false), ready);
        if (!result.IsQuantized()) return result;
        using (result) return result.Dequantize();
    }

    /// <summary>The result as an object of its own, which the caller can dispose without touching the input.</summary>
    private static Tensor Unshared(Tensor result, Tensor input) =>
        ReferenceEquals(result, input) ? input.alias() : result;

    /// <summary>The number of stages up to and including a layer.</summary>
    private int CutAt(string layer)
    {
        var index = IndexOf(layer);
        if (_network.WhyNotUsable(index) is { } reason)
            throw new ArgumentException($"layer '{layer}' cannot be a target layer: {reason}", nameof(layer));
        return index + 1;
    }

    private int IndexOf(string layer)
    {
        var index = _network.IndexOf(layer);
        return index >= 0
            ? index
            : throw new ArgumentException($"'{layer}' is not in LayerNames: call ResolveLayer first", nameof(layer));
    }

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
