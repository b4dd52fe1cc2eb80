using System.Diagnostics;

namespace Picasso.Kernel.Tracing;

/// <summary>The identifiers that an operator follows through the system: tags on every span that they belong to.</summary>
public static class TelemetryTags
{
    /// <summary>The purchase that a span works for.</summary>
    public const string PurchaseId = "picasso.purchase.id";

    /// <summary>The picture that a span works for.</summary>
    public const string PictureId = "picasso.picture.id";

    /// <summary>The service that does the work, also where several share a process: "payments".</summary>
    public const string Service = "picasso.service";

    /// <summary>The tags that a span's children inherit.</summary>
    public static IReadOnlyList<string> Carried { get; } = [PurchaseId, PictureId, Service];

    /// <summary>Sets a tag unless the value is empty or the span has one already.</summary>
    public static void SetTagIfMissing(this Activity? span, string tag, string? value)
    {
        if (!string.IsNullOrEmpty(value) && span is not null && span.GetTagItem(tag) is null)
            span.SetTag(tag, value);
    }

    /// <summary>Sets a tag on a span and on its parents in this process: the subject of an answer is also the subject of its request.</summary>
    public static void SetTagOnAncestors(this Activity? span, string tag, string? value)
    {
        for (var each = span; each is not null; each = each.Parent)
            each.SetTagIfMissing(tag, value);
    }
}
