using SyCam.Cli.Rendering;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Tests.Support;

/// <summary>Made-up states of a run.</summary>
internal static class Snapshots
{
    /// <summary>A grammar with 1, 2, 4, 8, 16, ... derivations of cost 1, 2, 3, 4, 5, ...</summary>
    public static readonly GrammarDefinition Doubling = GrammarReader.Read(new SourceText(
        "doubling",
        """
        syntax 1
        inputs {
          M : map from fullgrad
        }
        grammar E : map {
          E : map = M | relu(E) | abs(E)
        }
        """)).Definition!;

    public static readonly RunStart Start = new(
        "tiny", "features.3", Doubling, "insertion", 32, 16, "nonneg(A)", "runs/insertion", IsResumed: false);

    public static readonly SynthesisProgress Empty = new(
        SynthesisPhase.Candidates, new SearchCounters(), 0, 0, null, [], 0, 0, TimeSpan.Zero, null, 0, null);

    public static ScoredMap Scored(string name, int cost, double score) =>
        new(Term.Input(name, TermType.Map), cost, [], score);

    public static RaceRow Race(int number, int block, int entered, int alive) => new(
        number, 1, block, 6 * block, entered, alive, alive > 0 ? "relu(M)" : null, alive > 0 ? 0.5 : double.NaN,
        1200, TimeSpan.FromSeconds(75));
}
