using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>Small tensors on which a claimed equality fails.</summary>
/// <param name="Channels">K of the tensors.</param>
/// <param name="Positions">The number of positions of the tensors.</param>
/// <param name="Values">For each input its values in row-major order <c>[K, positions]</c>; an axis that the input's
/// type lacks is left out.</param>
public sealed record Counterexample(
    int Channels, int Positions, IReadOnlyDictionary<string, IReadOnlyList<Rational>> Values);
