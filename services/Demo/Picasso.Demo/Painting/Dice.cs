namespace Picasso.Demo.Painting;

/// <summary>Seeded chance (PCG-XSH-RR): the same seed gives the same picture on every machine.</summary>
internal sealed class Dice(int seed)
{
    private ulong _state = (ulong)seed * 2862933555777941757UL + 3037000493UL;

    public uint Bits()
    {
        var old = _state;
        _state = old * 6364136223846793005UL + 1442695040888963407UL;
        var mixed = (uint)((old >> 18 ^ old) >> 27);
        return uint.RotateRight(mixed, (int)(old >> 59));
    }

    /// <summary>From 0 up to 1.</summary>
    public float Next() => (Bits() >> 8) * (1f / (1 << 24));

    public float Between(float low, float high) => low + (high - low) * Next();

    public int Below(int count) => (int)(Next() * count);

    public bool Chance(float probability) => Next() < probability;

    /// <summary>Around 0, mostly within ±1 (the sum of three).</summary>
    public float Around() => (Next() + Next() + Next()) * (2f / 3f) - 1f;

    public T Of<T>(ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    public Dice Fork() => new((int)(Bits() >> 1));
}
