using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Terminals;

/// <summary>A terminal with its layer and target filled in: what is computed and kept under one name.</summary>
/// <param name="Source">The canonical source, by which values are kept.</param>
/// <param name="Row">The terminal.</param>
/// <param name="Layer">The resolved layer; the run's for a terminal that takes none.</param>
/// <param name="Target">The target; the run's for a terminal that takes none.</param>
internal sealed record TerminalKey(InputSource Source, TerminalRow Row, string Layer, TargetExpression Target);
