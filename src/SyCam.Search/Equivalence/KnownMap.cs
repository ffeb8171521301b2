using SyCam.Grammar.Terms;
using SyCam.Search.Probing;

namespace SyCam.Search.Equivalence;

/// <summary>A map that later ones may be merged into.</summary>
/// <param name="map">The map as it is scored.</param>
/// <param name="form">Its normal form.</param>
internal sealed class KnownMap(Term map, Term form)
{
    public Term Map => map;

    public Term Form => form;

    public ProbeValues Values { get; set; } = new(0);

    public Fingerprint Key { get; set; }

    public bool IsConstant { get; set; }
}
