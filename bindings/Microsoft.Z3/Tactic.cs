using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>A building block of solvers, e.g. <c>qfnra-nlsat</c>.</summary>
public class Tactic : Z3Object
{
    internal Tactic(Context context, nint native) : base(context, context.Checked(native), ReferenceKind.Tactic)
    {
    }

    /// <summary>A solver that runs this tactic; it starts afresh at every check.</summary>
    public Solver Solver => Context.MkSolver(this);
}
