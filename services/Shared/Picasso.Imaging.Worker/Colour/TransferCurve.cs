namespace Picasso.Imaging.Worker.Colour;

/// <summary>From stored values (0 to 1) to light.</summary>
internal abstract record TransferCurve
{
    /// <summary>Luminance of diffuse white in HDR, in cd/m² (ITU-R BT.2408): it maps to the white of sRGB.</summary>
    public const double ReferenceWhite = 203;

    private const double PqM1 = 2610.0 / 16384, PqM2 = 2523.0 / 4096 * 128, PqC1 = 3424.0 / 4096, PqC2 = 2413.0 / 4096 * 32, PqC3 = 2392.0 / 4096 * 32;

    /// <summary>Whether light may exceed the white of sRGB, which is 1.</summary>
    public virtual bool IsHdr => false;

    /// <summary>Light for a stored value; 1 is the white of sRGB.</summary>
    public abstract double ToLight(double value);

    /// <summary>SMPTE ST 2084: cd/m² for a stored value.</summary>
    public static double PqToLuminance(double value)
    {
        var root = Math.Pow(Math.Clamp(value, 0, 1), 1 / PqM2);
        return 10_000 * Math.Pow(Math.Max(root - PqC1, 0) / (PqC2 - (PqC3 * root)), 1 / PqM1);
    }

    /// <summary>SMPTE ST 2084: the stored value for cd/m².</summary>
    public static double LuminanceToPq(double luminance)
    {
        var root = Math.Pow(Math.Clamp(luminance, 0, 10_000) / 10_000, PqM1);
        return Math.Pow((PqC1 + (PqC2 * root)) / (1 + (PqC3 * root)), PqM2);
    }

    /// <summary>sRGB (IEC 61966-2-1): the stored value for light.</summary>
    public static double LightToSrgb(double light) => light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;

    /// <summary>sRGB (IEC 61966-2-1).</summary>
    internal sealed record Srgb : TransferCurve
    {
        public override double ToLight(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    /// <summary>A power, for example 563/256 for Adobe RGB.</summary>
    internal sealed record Power(double Exponent) : TransferCurve
    {
        public override double ToLight(double value) => Math.Pow(value, Exponent);
    }

    /// <summary>The inverse of the curve of ITU-R BT.709, BT.601 and BT.2020.</summary>
    internal sealed record Bt709 : TransferCurve
    {
        private const double Alpha = 1.09929682680944, Beta = 0.018053968510807;

        public override double ToLight(double value) =>
            value < 4.5 * Beta ? value / 4.5 : Math.Pow((value + Alpha - 1) / Alpha, 1 / 0.45);
    }

    /// <summary>PQ (SMPTE ST 2084, ITU-R BT.2100).</summary>
    internal sealed record Pq : TransferCurve
    {
        public override bool IsHdr => true;

        public override double ToLight(double value) => PqToLuminance(value) / ReferenceWhite;
    }

    /// <summary>HLG (ITU-R BT.2100): light of the scene, 0 to 1. The light of the display depends on all channels.</summary>
    internal sealed record Hlg : TransferCurve
    {
        /// <summary>Peak of the nominal display in cd/m², for which the exponent is <see cref="Gamma"/>.</summary>
        public const double Peak = 1000;

        public const double Gamma = 1.2;

        private const double A = 0.17883277, B = 1 - (4 * A);
        private static readonly double s_c = 0.5 - (A * Math.Log(4 * A));

        public override bool IsHdr => true;

        public override double ToLight(double value) => value <= 0.5 ? value * value / 3 : (Math.Exp((value - s_c) / A) + B) / 12;
    }
}
