namespace Picasso.Pictures;

/// <summary>How a photo was taken, as far as its file says so: valid, normalised, and without place, names or serial numbers. Null where it does not.</summary>
/// <param name="Camera">Maker and model, up to 100 characters.</param>
/// <param name="Lens">Up to 100 characters.</param>
/// <param name="ExposureNanoseconds">Exposure time.</param>
/// <param name="ApertureHundredths">The f-number times 100.</param>
/// <param name="Iso">Sensitivity.</param>
/// <param name="FocalLengthTenths">Focal length in tenths of a millimetre.</param>
/// <param name="TakenAt">"2024-05-12T14:30", by the camera's clock. Its time zone is not kept, because a place follows from it.</param>
public sealed record CameraData(
    string? Camera = null, string? Lens = null, long? ExposureNanoseconds = null, int? ApertureHundredths = null, int? Iso = null,
    int? FocalLengthTenths = null, string? TakenAt = null)
{
    /// <summary>Nothing.</summary>
    public static CameraData None { get; } = new();
}
