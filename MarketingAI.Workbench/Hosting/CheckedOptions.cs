using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Reads a section of the settings and names every key that breaks its rule.</summary>
public static class CheckedOptions
{
    /// <summary>Binds and checks a section now, and registers the result for injection.</summary>
    /// <exception cref="OptionsValidationException">Keys of the section break their rules; all are named.</exception>
    public static T AddChecked<T>(this IServiceCollection services, IConfiguration configuration, string section) where T : class, new()
    {
        T options = configuration.GetSection(section).Get<T>() ?? new T();
        List<ValidationResult> faults = [];
        if (!Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true))
        {
            IEnumerable<string> messages = faults.Select(fault => $"{section}:{string.Join(",", fault.MemberNames)}: {fault.ErrorMessage}");
            throw new OptionsValidationException(section, typeof(T), messages);
        }

        services.AddSingleton(options);
        services.AddSingleton(Options.Create(options));
        return options;
    }
}
