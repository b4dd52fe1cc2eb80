using System.Numerics;
using System.Runtime.CompilerServices;
using V = System.Numerics.Vector<float>;

namespace Picasso.Demo.Painting;

/// <summary>Several neighbouring numbers at once, as wide as the machine's registers, so that painters read like formulas.</summary>
internal readonly struct Lane(V value)
{
    public readonly V Value = value;

    /// <summary>How many numbers there are side by side.</summary>
    public static int Width => V.Count;

    /// <summary>0, 1, 2, … side by side.</summary>
    public static Lane Steps => new(V.Indices);

    public float First => Value[0];

    [MethodImpl(Compile.AtOnce)]
    public static Lane Load(float[] numbers, int at) => new(new V(numbers, at));

    public void Store(float[] numbers, int at) => Value.CopyTo(numbers, at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lane(float number) => new(new V(number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane operator +(Lane a, Lane b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane operator -(Lane a, Lane b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane operator -(Lane a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane operator *(Lane a, Lane b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane operator /(Lane a, Lane b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<int> operator <(Lane a, Lane b) => Vector.LessThan(a.Value, b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<int> operator >(Lane a, Lane b) => Vector.GreaterThan(a.Value, b.Value);
}
