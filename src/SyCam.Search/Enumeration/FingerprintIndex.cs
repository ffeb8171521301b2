using SyCam.Search.Probing;

namespace SyCam.Search.Enumeration;

/// <summary>Finds the term of a fingerprint. Fingerprints lie in the order of the terms, 16 bytes each, beside an open
/// hash table of their numbers: 22 to 28 bytes a term, where a dictionary takes up to 80.</summary>
internal sealed class FingerprintIndex
{
    private const int SmallestTable = 64;

    private Fingerprint[] _keys = new Fingerprint[SmallestTable / 2];
    private int[] _slots = Empty(SmallestTable);

    /// <summary>The number of fingerprints.</summary>
    public int Count { get; private set; }

    public Fingerprint this[int index] => _keys[index];

    /// <summary>The number of the fingerprint, -1 when it is not there.</summary>
    public int Find(Fingerprint key) => _slots[SlotOf(key)];

    /// <summary>Adds a fingerprint that is not there; its number is the count before.</summary>
    public void Add(Fingerprint key)
    {
        // At most two thirds full.
        if ((Count + 1) * 3L > _slots.Length * 2L) Grow();
        if (Count == _keys.Length) Array.Resize(ref _keys, Count + (Count / 2));
        _slots[SlotOf(key)] = Count;
        _keys[Count++] = key;
    }

    private static int[] Empty(int length)
    {
        var slots = new int[length];
        Array.Fill(slots, -1);
        return slots;
    }

    // Where the key is, or the free place where it belongs.
    private int SlotOf(Fingerprint key)
    {
        var mask = _slots.Length - 1;
        var slot = (int)key.Low & mask;
        while (_slots[slot] is >= 0 and var index && _keys[index] != key) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        _slots = Empty(_slots.Length * 2);
        for (var i = 0; i < Count; i++) _slots[SlotOf(_keys[i])] = i;
    }
}
