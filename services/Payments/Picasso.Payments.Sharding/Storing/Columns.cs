namespace Picasso.Payments.Storing;

/// <summary>Lengths of columns.</summary>
internal static class Columns
{
    public const int Id = 36;

    public const int Currency = 3;

    public const int State = 32;

    public const int Reason = 64;

    public const int Title = 240;

    public const int ProviderName = 255;

    public const int Account = 64;

    public const int WireName = 64;

    /// <summary>SHA-256 in hex.</summary>
    public const int Hash = 64;

    /// <summary>An HMAC-SHA-256 in hexadecimal digits.</summary>
    public const int AddressKey = 64;

    /// <summary>A W3C traceparent.</summary>
    public const int Trace = 55;

    /// <summary>A SHA-256 in hex.</summary>
    public const int Fingerprint = 64;
}
