namespace Picasso.Contracts;

/// <summary>Names of authorization policies.</summary>
public static class Policies
{
    /// <summary>Only people who run the marketplace.</summary>
    public const string Operator = "operator";

    /// <summary>Only services of this installation, proven by their credential.</summary>
    public const string Service = "service";
}
