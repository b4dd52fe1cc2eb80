namespace Picasso.Imaging.Worker.Colour;

/// <summary>
/// The scale of bright light to fit below the white of sRGB: the curve (EETF) of Report ITU-R BT.2390, 5.4.1, from the picture's own peak to the
/// reference white of 203 cd/m². Light below the curve's knee, and a picture that never exceeds the white, is unchanged.
/// </summary>
internal sealed class ToneCurve
{
    private const int Steps = 4096;
    private readonly double _peak;
    private readonly float[] _gains = new float[Steps + 1];

    /// <param name="peak">The picture's brightest light; 1 is the white of sRGB.</param>
    public ToneCurve(double peak)
    {
        _peak = Math.Max(peak, 1);
        for (var i = 0; i <= Steps; i++)
        {
            var light = _peak * i * i / ((double)Steps * Steps);
            _gains[i] = i == 0 ? 1 : (float)(Map(light, _peak) / light);
        }
    }

    /// <summary>The factor for a pixel whose brightest channel has this light.</summary>
    public float Gain(float light)
    {
        if (light >= _peak)
            return 1 / light;
        var place = MathF.Sqrt(light / (float)_peak) * Steps;
        var low = (int)place;
        return _gains[low] + ((_gains[low + 1] - _gains[low]) * (place - low));
    }

    /// <summary>BT.2390, with a black of zero.</summary>
    internal static double Map(double light, double peak)
    {
        if (peak <= 1)
            return light;
        var source = TransferCurve.LuminanceToPq(peak * TransferCurve.ReferenceWhite);
        var most = TransferCurve.LuminanceToPq(TransferCurve.ReferenceWhite) / source;
        var knee = (1.5 * most) - 0.5;
        var value = Math.Min(TransferCurve.LuminanceToPq(light * TransferCurve.ReferenceWhite) / source, 1);
        if (value >= knee)
        {
            var t = (value - knee) / (1 - knee);
            var (t2, t3) = (t * t, t * t * t);
            value = (((2 * t3) - (3 * t2) + 1) * knee) + ((t3 - (2 * t2) + t) * (1 - knee)) + (((3 * t2) - (2 * t3)) * most);
        }

        return TransferCurve.PqToLuminance(value * source) / TransferCurve.ReferenceWhite;
    }
}
