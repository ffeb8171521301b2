using System.Numerics;

namespace SyCam.Eval.Ensembles;

/// <summary>Some of a list of maps.</summary>
/// <param name="Members">Bit i is set when map i is one of them.</param>
public readonly record struct Ensemble(uint Members)
{
    /// <summary>The longest list of maps.</summary>
    public const int MostMaps = 31;

    /// <summary>No map.</summary>
    public static Ensemble Empty => default;

    /// <summary>The number of maps.</summary>
    public int Count => BitOperations.PopCount(Members);

    /// <summary>The places of the maps in the list, in order.</summary>
    public IEnumerable<int> Places
    {
        get
        {
            for (var rest = Members; rest != 0; rest &= rest - 1) yield return BitOperations.TrailingZeroCount(rest);
        }
    }

    /// <summary>All ensembles of a list of maps, the empty one first; an ensemble stands at the place of its
    /// <see cref="Members"/>.</summary>
    /// <param name="maps">The length of the list.</param>
    public static IReadOnlyList<Ensemble> AllOf(int maps) =>
        [.. Enumerable.Range(0, 1 << maps).Select(members => new Ensemble((uint)members))];

    /// <summary>True when the map at a place of the list is one of them.</summary>
    public bool Contains(int place) => (Members >> place & 1) != 0;

    /// <summary>These maps and the one at a place of the list.</summary>
    public Ensemble With(int place) => new(Members | (1u << place));
}
