// Tours and release notices off, as if the user had closed the guided tour.
const KEY = 'STRAPI_GUIDED_TOUR';
if (!localStorage.getItem(KEY)) {
  const t = { currentStep: 0, isCompleted: false };
  localStorage.setItem(KEY, JSON.stringify({ tours: { contentTypeBuilder: t, contentManager: t, apiTokens: t, strapiCloud: t }, enabled: false, completedActions: [] }));
}
export default { config: { tutorials: false, notifications: { releases: false } }, bootstrap() {} };
