namespace Picasso.OptionsValidation;

/// <summary>Options that are bound to a section of the configuration and checked when the process starts.</summary>
public interface IValidatedOptions
{
    /// <summary>Applies the rules of each value.</summary>
    /// <param name="rules">Collects a sentence for each broken rule.</param>
    void Check(OptionsRules rules);
}
