using SyCam.Grammar.Typing;

namespace SyCam.Search.Equivalence;

/// <summary>What came of an expectation of a grammar.</summary>
/// <param name="Expectation">The expectation.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Detail">Why, for people: a cost, a count, a status or a counterexample.</param>
public sealed record ExpectationOutcome(Expectation Expectation, bool Holds, string Detail);
