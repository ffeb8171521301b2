namespace SyCam.Eval.Scoring;

/// <summary>
/// The scores of one split by metric (with its version and every parameter), image and map, for a whole run in bounded
/// memory: two generations, of which the older is forgotten when the younger is full. What is asked for stays.
/// </summary>
/// <param name="capacity">The most scores of one generation, at least 1.</param>
internal sealed class ScoreCache(int capacity)
{
    private Dictionary<(string Identity, int Image, UInt128 Map), double> _young = [];
    private Dictionary<(string Identity, int Image, UInt128 Map), double> _old = [];

    /// <summary>The number of scores that are kept.</summary>
    public int Count => _young.Count + _old.Count;

    public bool TryGet(string identity, int image, UInt128 map, out double score)
    {
        if (_young.TryGetValue((identity, image, map), out score)) return true;
        if (!_old.Remove((identity, image, map), out score)) return false;
        Add(identity, image, map, score);
        return true;
    }

    public void Add(string identity, int image, UInt128 map, double score)
    {
        if (_young.Count >= capacity) (_old, _young) = (_young, []);
        _young[(identity, image, map)] = score;
    }
}
