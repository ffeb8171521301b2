using System.Numerics;

namespace SyCam.Search.Probing;

/// <summary>A pointwise operation on two lanes of values; a struct, so that each loop is compiled for its operation.
/// </summary>
internal interface ILaneOperation
{
    static abstract Vector<double> Apply(Vector<double> a, Vector<double> b);
}
