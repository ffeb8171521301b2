using SyCam.Grammar.Terms;
using SyCam.Search.Proving;

namespace SyCam.Search.Probing;

/// <summary>
/// The probes: small tensors of short fractions that meet the facts. Two shapes tell a factor from a number of channels or
/// positions. Counterexamples of the prover come on top.
/// </summary>
internal sealed class ProbeSet
{
    // Whole numbers alone cannot tell relu(1 - x^2) from relu(1 - x^4), however many there are. Fractions with a power of 2
    // below are exact in double as long as they are short.
    private static readonly int[] Ranges = [3, 6, 12, 100];
    private const uint Halvings = 6;

    private readonly int _seed;
    private readonly List<ProbeBlock> _blocks = [];
    private readonly List<Counterexample?> _sources = [];
    private readonly Dictionary<(string Name, TermType Type), ProbeValues> _inputs = [];

    /// <param name="facts">What every seeded probe meets.</param>
    /// <param name="seed">The seed of the values.</param>
    /// <param name="count">The number of seeded probes: a quarter of them 2 by 3, the others 3 by 4.</param>
    public ProbeSet(FactSet facts, int seed, int count = 64)
    {
        Facts = facts;
        _seed = seed;
        Add(new ProbeBlock(3, 4, count - (count / 4)), null);
        Add(new ProbeBlock(2, 3, count / 4), null);
    }

    private ProbeSet(FactSet facts, int seed, ProbeBlock block)
    {
        Facts = facts;
        _seed = seed;
        Add(block, null);
    }

    public FactSet Facts { get; }

    public IReadOnlyList<ProbeBlock> Blocks => _blocks;

    /// <summary>The number of probes, counterexamples included.</summary>
    public int Count { get; private set; }

    /// <summary>Probes of one channel and one position: enough for terms whose operators are all pointwise, whose values
    /// at one place depend on nothing else.</summary>
    public static ProbeSet OfOnePlace(FactSet facts, int seed, int count) =>
        new(facts, seed, new ProbeBlock(1, 1, count));

    public int Length(TermType type) => _blocks.Sum(block => block.Length(type));

    /// <summary>Adds tensors on which a claim failed. All values computed before are out of date.</summary>
    public void Add(Counterexample counterexample) =>
        Add(new ProbeBlock(counterexample.Channels, counterexample.Positions, 1), counterexample);

    /// <summary>The input's values on all probes, block by block.</summary>
    public ProbeValues Values(Term input)
    {
        if (_inputs.TryGetValue((input.Name, input.Type), out var values)) return values;
        values = new ProbeValues(Length(input.Type));
        var start = 0;
        for (var i = 0; i < _blocks.Count; i++)
        {
            if (_sources[i] is { } source) Copy(source, input.Name, values, start);
            else Fill(_blocks[i], i, input, values, start);
            start += _blocks[i].Length(input.Type);
        }

        _inputs.Add((input.Name, input.Type), values);
        return values;
    }

    private void Add(ProbeBlock block, Counterexample? source)
    {
        _blocks.Add(block);
        _sources.Add(source);
        _inputs.Clear();
        Count += block.Probes;
    }

    // An input that the statement did not mention may have any value; 0 will do.
    private static void Copy(Counterexample source, string input, ProbeValues target, int start)
    {
        if (!source.Values.TryGetValue(input, out var values)) return;
        for (var i = 0; i < values.Count; i++) target.Set(start + i, values[i]);
    }

    // Each value is a hash of its place, so it does not depend on the order in which inputs are first used. One
    // channel in eight is 0 everywhere, which is where quotients part.
    private void Fill(ProbeBlock block, int index, Term input, ProbeValues target, int start)
    {
        var isFlat = Facts.IsSpatiallyConstant(input.Name);
        var isNonNegative = Facts.IsNonNegative(input.Name);
        for (var k = 0; k < block.ChannelsOf(input.Type); k++)
            for (var p = 0; p < block.PositionsOf(input.Type); p++)
                for (var probe = 0; probe < block.Probes; probe++)
                {
                    var isZero = Draw(input.Name, index, probe, k, -1) % 8 == 0;
                    var range = Ranges[probe % Ranges.Length];
                    var draw = Draw(input.Name, index, probe, k, isFlat ? 0 : p);
                    var value = (int)(draw % (uint)((2 * range) + 1)) - range;
                    if (isNonNegative) value = Math.Max(0, value + 1);
                    if (isZero) value = 0;
                    target.Set(
                        start + block.Lane(input.Type, k, p) + probe,
                        new Rational(value, 1L << (int)((draw >> 32) % Halvings)));
                }
    }

    private ulong Draw(string name, int block, int probe, int channel, int position)
    {
        var hash = (ulong)_seed + 0x9E3779B97F4A7C15;
        foreach (var letter in name) hash = Mix(hash ^ letter);
        hash = Mix(hash ^ ((ulong)block << 32) ^ (uint)probe);
        return Mix(hash ^ ((ulong)(uint)channel << 32) ^ (uint)position) >> 16;
    }

    // SplitMix64's finaliser.
    private static ulong Mix(ulong hash)
    {
        hash += 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
