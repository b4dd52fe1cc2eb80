using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting;

/// <summary>One colour, display-referred; lights may go above 1 and are rolled off by the film.</summary>
internal readonly record struct Color(float R, float G, float B)
{
    public static implicit operator Color(int hex) => new((hex >> 16 & 255) / 255f, (hex >> 8 & 255) / 255f, (hex & 255) / 255f);

    public static Color operator *(Color c, float k) => new(c.R * k, c.G * k, c.B * k);

    public static Color operator +(Color a, Color b) => new(a.R + b.R, a.G + b.G, a.B + b.B);

    public static Color Mix(Color a, Color b, float share) => a * (1 - share) + b * share;

    public float Luminance => 0.2126f * R + 0.7152f * G + 0.0722f * B;
}

/// <summary>Neighbouring colours at once.</summary>
internal readonly struct Rgb(Lane r, Lane g, Lane b)
{
    public readonly Lane R = r, G = g, B = b;

    public static implicit operator Rgb(Color c) => new(c.R, c.G, c.B);

    public static implicit operator Rgb(int hex) => (Color)hex;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Rgb operator +(Rgb a, Rgb b) => new(a.R + b.R, a.G + b.G, a.B + b.B);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Rgb operator *(Rgb a, Lane k) => new(a.R * k, a.G * k, a.B * k);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Rgb operator *(Rgb a, Rgb b) => new(a.R * b.R, a.G * b.G, a.B * b.B);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rgb To(Rgb other, Lane share) => new(Mix(R, other.R, share), Mix(G, other.G, share), Mix(B, other.B, share));

    public Lane Luminance => R * 0.2126f + G * 0.7152f + B * 0.0722f;
}
